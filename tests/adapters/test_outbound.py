"""Calls to addresses that a third party chose reach the public internet and nothing else."""

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpcore
import pytest

from countersign.adapters.outbound.client import READ_AT_MOST, SENT_AT_MOST, GuardedOutbound
from countersign.adapters.outbound.public_addresses import is_public, public_name
from countersign.ports.outbound import AddressRefused, OutboundAnswer, OutboundCall
from countersign.ports.providers import OutcomeUnknown, ProviderBusy
from tests.adapters.tls import Authority, Server, authority, ok, says, serving

NAME = "lists.shop.example"
URL = f"https://{NAME}/leave?id=7"
PUBLIC = "93.184.215.14"


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(Path(tmp_path_factory.mktemp("tls")))


class Net:
    """A name service and a network: every public address leads to one server on loopback."""

    def __init__(self, port: int = 0, **names: Iterable[str]) -> None:
        self.port = port
        self.names = {NAME: [PUBLIC]} | {name: list(found) for name, found in names.items()}
        self.asked: list[str] = []
        self.dialled: list[tuple[str, int]] = []
        self.dead: set[str] = set()

    def resolve(self, name: str) -> Iterable[str]:
        self.asked.append(name)
        if name not in self.names:
            raise OSError("Name or service not known")
        return self.names[name]

    def dial(self, address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        self.dialled.append((address, port))
        if address in self.dead or not self.port:
            raise httpcore.ConnectError("Connection refused")
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout=timeout)

    def outbound(self, trusted: Authority, seconds: float = 10.0) -> GuardedOutbound:
        return GuardedOutbound(
            trust=trusted.trust, resolve=self.resolve, dial=self.dial, seconds=seconds
        )


def got(
    trusted: Authority, server: Server, url: str = URL, net: Net | None = None, **call: Any
) -> OutboundAnswer:
    there = net or Net()
    there.port = server.port
    return there.outbound(trusted).send(OutboundCall("GET", url, **call))


NOT_PUBLIC = [
    *("127.0.0.1", "127.1.2.3", "0.0.0.1", "10.0.0.1", "172.16.0.1", "172.31.255.255"),
    *("192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8"),
    *("192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1"),
    *("224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "192.88.99.1"),
    *("168.63.129.16", "::", "::1", "::ffff:127.0.0.1", "::ffff:93.184.215.14"),
    *("::127.0.0.1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254"),
    *("ff02::1", "2002:7f00:1::", "2002:5db8:d70e::", "64:ff9b::7f00:1", "64:ff9b:1::a00:1"),
    *("2001::1", "2001:0:4136:e378::1", "2001:db8::1", "2001:10::1", "3fff::1", "100::1"),
    *("5f00::1", "4000::1", "2620:4f:8000::1", "", "lists.shop.example", "127.1", "0x7f.1"),
]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_nobody_is_called_at_an_address_that_is_not_public(
    trusted: Authority, address: str
) -> None:
    net = Net()
    net.names[NAME] = [PUBLIC, address]
    with pytest.raises(AddressRefused):
        net.outbound(trusted).send(OutboundCall("POST", URL))
    assert net.dialled == []
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", [PUBLIC, "8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e"]
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("http://lists.shop.example/", "ftp://lists.shop.example/", "file:///etc/passwd"),
        *("//lists.shop.example/", "lists.shop.example", "", "https:", "https://", "https:///x"),
        *("javascript:alert(1)", "gopher://lists.shop.example/", "data:,x", "unix:/run/x.sock"),
        *("https://lists.shop.example:8443/", "https://lists.shop.example:80/"),
        *("https://lists.shop.example:/", "https://lists.shop.example:443443/"),
        *("https://me@lists.shop.example/", "https://me:pw@lists.shop.example/"),
        *("https://lists.shop.example@evil.example/", "https://lists.shop.example%40evil.example/"),
        *("https://lists.shop.example\\@evil.example/", "https://lists.shop.example\\.evil.example/"),
        *("https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f000001/"),
        *("https://0177.0.0.1/", "https://0x7f.0.0.1/", "https://127.0.0.1./", "https://1.1.1.1/"),
        *("https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[fe80::1%25eth0]/"),
        *("https://①②⑦.⓪.⓪.①/", "https://127。0。0。1/", "https://１２７.0.0.1/"),
        *("https://localhost/", "https://LOCALHOST./", "https://a.localhost/", "https://printer/"),
        *("https://printer.local/", "https://db.internal/", "https://1.0.0.127.in-addr.arpa/"),
        *("https://router.home.arpa/", "https://x.onion/", "https://metadata.google.internal/"),
        *("https://lists..example/", "https://.example/", "https://-a.example/", "https://a-.example/"),
        *(f"https://{'a' * 64}.example/", f"https://{'a.' * 130}example/", "https://a b.example/"),
        *("https://lists.shop.example/a b", "https://lists.shop.example/\r\nHost: evil.example"),
        *("https://lists.shop.example/\x00", "https://lists.shop.example/\n", "\nhttps://a.example/"),
        *(" https://lists.shop.example/", "https://lists.shop.example/ ", "https://lists.shop.example/é"),
        *("https://lists.shop.example/\\..\\x", "https://lists.shop.example\t/", "https://a\u200b/"),
        *(f"https://lists.shop.example/{'a' * 2_000}", "https://lists.shop.example/#\n"),
        *("https://xn--/", "https://xn--a.xn--b/", "https://exa\u00admple.local/", "https://a.example\u2024/x"),
    ],
)  # fmt: skip
def test_an_address_that_is_not_plainly_public_https_is_refused(
    trusted: Authority, url: str
) -> None:
    net = Net()
    with pytest.raises((AddressRefused, ProviderBusy)) as refused:
        net.outbound(trusted).send(OutboundCall("GET", url))
    assert net.dialled == []
    if refused.type is ProviderBusy:
        assert NAME not in net.asked


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("Lists.Shop.Example", NAME),
        ("lists.shop.example.", NAME),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("_a.b_c.example", "_a.b_c.example"),
    ],
)
def test_a_name_is_looked_up_as_it_stands_in_the_dns(host: str, name: str) -> None:
    assert public_name(host) == name


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "1.1.1.1."),
        *("①②⑦.⓪.⓪.①", "127。0。0。1", "１２７.0.0.1", "1.2.3.0x4", "[::1]", "::1", "a.1"),
        *("localhost", "LOCALHOST.", "a.localhost", "printer", "printer.local", "db.internal"),
        *("1.0.0.127.in-addr.arpa", "x.onion", "a..example", "-a.example", "a b.example", "", "."),
        *("ｌists.shop.example", "lists。shop。example", "xn--a.example", "xn--ls8h.example"),
    ],
)
def test_an_address_or_a_name_of_the_house_is_no_public_name(host: str) -> None:
    assert public_name(host) is None


def test_the_call_goes_to_the_address_that_was_checked_under_its_name(trusted: Authority) -> None:
    net = Net()
    with serving(trusted.vouched(NAME), says(ok(b"bye", b"Content-Type: text/plain"))) as server:
        answer = got(trusted, server, f"{URL}#top", net)
    assert answer == OutboundAnswer(200, "text/plain", b"bye", whole=True)
    assert (net.asked, net.dialled) == ([NAME], [(PUBLIC, 443)])
    assert server.names == [NAME]
    head = server.heard[0].decode().split("\r\n")
    assert head[0] == "GET /leave?id=7 HTTP/1.1"
    assert set(head[1:-2]) == {
        f"Host: {NAME}",
        "User-Agent: Countersign",
        "Accept: */*",
        "Accept-Encoding: identity",
        "Connection: close",
    }


def test_a_name_that_changes_its_address_after_the_check_is_not_followed(
    trusted: Authority,
) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    net = Net()
    net.resolve = lambda name: next(answers)  # type: ignore[method-assign] # a rebinding name
    with serving(trusted.vouched(NAME), says(ok())) as server:
        got(trusted, server, net=net)
    assert net.dialled == [(PUBLIC, 443)]


def test_what_is_posted_arrives_as_it_is(trusted: Authority) -> None:
    with serving(trusted.vouched(NAME), says(ok())) as server:
        net = Net(server.port)
        net.outbound(trusted).send(
            OutboundCall(
                "POST",
                URL,
                content=b"List-Unsubscribe=One-Click",
                content_type="application/x-www-form-urlencoded",
            )
        )
    head, _, body = server.heard[0].partition(b"\r\n\r\n")
    assert body == b"List-Unsubscribe=One-Click"
    assert head.startswith(b"POST /leave?id=7 HTTP/1.1\r\n")
    assert b"\r\nContent-Type: application/x-www-form-urlencoded" in head
    assert b"\r\nContent-Length: 26" in head


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirection_is_not_followed(trusted: Authority, status: int) -> None:
    moved = b"HTTP/1.1 %d Moved\r\nLocation: https://127.0.0.1/\r\nContent-Length: 0\r\n\r\n"
    net = Net()
    with serving(trusted.vouched(NAME), says(moved % status)) as server:
        assert got(trusted, server, net=net).status == status
    assert len(net.dialled) == 1


def test_a_server_that_cannot_prove_its_name_hears_nothing(trusted: Authority) -> None:
    with (
        serving(trusted.vouched("other.example"), says(ok())) as server,
        pytest.raises(AddressRefused),
    ):
        got(trusted, server)
    assert server.heard == []


def test_a_server_that_nobody_vouches_for_hears_nothing(trusted: Authority, tmp_path: Path) -> None:
    stranger = authority(tmp_path)
    with serving(stranger.vouched(NAME), says(ok())) as server, pytest.raises(AddressRefused):
        got(trusted, server)
    assert server.heard == []


def test_an_address_that_is_dead_is_passed_over(trusted: Authority) -> None:
    net = Net()
    net.names[NAME] = ["2606:4700:4700::1111", PUBLIC]
    net.dead = {"2606:4700:4700::1111"}
    with serving(trusted.vouched(NAME), says(ok())) as server:
        assert got(trusted, server, net=net).status == 200
    assert [address for address, _ in net.dialled] == ["2606:4700:4700::1111", PUBLIC]


def test_where_nobody_answers_nothing_was_sent(trusted: Authority) -> None:
    net = Net()
    net.names[NAME] = [f"93.184.215.{last}" for last in range(1, 9)]
    with pytest.raises(ProviderBusy):
        net.outbound(trusted).send(OutboundCall("POST", URL))
    assert len(net.dialled) == 3
    with pytest.raises(ProviderBusy):
        Net().outbound(trusted).send(OutboundCall("POST", "https://nowhere.example/"))
    many = Net()
    many.names[NAME] = [f"93.184.{number}.1" for number in range(17)]
    with pytest.raises(AddressRefused):
        many.outbound(trusted).send(OutboundCall("POST", URL))


def test_a_body_is_read_up_to_its_cap(trusted: Authority) -> None:
    with serving(trusted.vouched(NAME), says(ok(b"x" * (READ_AT_MOST + 50_000)))) as server:
        answer = got(trusted, server)
    assert (len(answer.content), answer.whole, answer.status) == (READ_AT_MOST, False, 200)


def test_a_compressed_body_stays_as_small_as_it_came(trusted: Authority) -> None:
    squeezed = b"\x1f\x8b" + b"\x00" * 100
    with serving(trusted.vouched(NAME), says(ok(squeezed, b"Content-Encoding: gzip"))) as server:
        assert got(trusted, server).content == squeezed


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"a" * 300_000 + b"\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
    ],
)
def test_where_no_answer_can_be_read_the_outcome_is_unknown(
    trusted: Authority, answer: bytes
) -> None:
    with serving(trusted.vouched(NAME), says(answer)) as server, pytest.raises(OutcomeUnknown):
        got(trusted, server)
    assert len(server.heard) == 1


def test_an_answer_that_drips_ends_at_the_deadline(trusted: Authority) -> None:
    """Every piece comes in time, and all of them together do not."""
    pause = threading.Event()

    def drip(connection: Any) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 80\r\n\r\n")
        for _ in range(80):
            pause.wait(0.05)
            connection.sendall(b"x")

    with serving(trusted.vouched(NAME), drip) as server:
        net = Net(server.port)
        answer = net.outbound(trusted, seconds=1.0).send(OutboundCall("GET", URL))
    assert (answer.status, answer.whole) == (200, False)


def test_a_head_that_never_ends_is_no_answer(trusted: Authority) -> None:
    def say_nothing(connection: Any) -> None:
        connection.recv(1)

    with serving(trusted.vouched(NAME), say_nothing) as server:
        outbound = Net(server.port).outbound(trusted, seconds=1.0)
        with pytest.raises(OutcomeUnknown):
            outbound.send(OutboundCall("POST", URL))


def test_no_proxy_of_the_environment_is_used(
    trusted: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "HTTP_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(trusted.vouched(NAME), says(ok())) as server:
        assert got(trusted, server).status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "CONNECT", "TRACE", "get", "GET /x\r\n"])
def test_other_methods_and_too_much_are_not_sent(trusted: Authority, method: Any) -> None:
    net = Net()
    with pytest.raises(AddressRefused):
        net.outbound(trusted).send(OutboundCall(method, URL))
    with pytest.raises(AddressRefused):
        net.outbound(trusted).send(OutboundCall("POST", URL, content=b"x" * (SENT_AT_MOST + 1)))
    assert net.asked == []
