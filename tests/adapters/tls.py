"""A TLS server on loopback that says what it is told to say, and a certificate authority for it."""

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PATIENCE_SECONDS = 10

Speak = Callable[[ssl.SSLSocket], None]


@dataclass(frozen=True)
class Authority:
    """Vouches for names; `trust` is what a client has to believe it."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    folder: Path

    @property
    def trust(self) -> ssl.SSLContext:
        pem = self.certificate.public_bytes(serialization.Encoding.PEM).decode()
        return ssl.create_default_context(cadata=pem)

    def vouched(self, name: str) -> ssl.SSLContext:
        """What a server of this name shows."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _certificate(name, key, issuer=self.certificate, signer=self.key)
        file = self.folder / f"{name}.pem"
        file.write_bytes(
            certificate.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def authority(folder: Path) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    return Authority(key, _certificate("Authority", key, issuer=None, signer=key), folder)


@dataclass
class Server:
    """`heard` has each request as it came, up to the end of its head and `Content-Length`."""

    port: int
    heard: list[bytes] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)


@contextmanager
def serving(context: ssl.SSLContext, speak: Speak) -> Iterator[Server]:
    """Takes one connection after another until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(PATIENCE_SECONDS)
    server = Server(listener.getsockname()[1])
    context.sni_callback = lambda _, name, __: server.names.append(name)
    over = threading.Event()
    given = (listener, context, speak, server, over)
    thread = threading.Thread(target=_serve, args=given, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        over.set()
        # closing alone does not wake an accept() that another thread waits in
        with socket.socket() as last:
            last.connect_ex(("127.0.0.1", server.port))
        thread.join(PATIENCE_SECONDS)
        listener.close()


def says(answer: bytes) -> Speak:
    return lambda connection: connection.sendall(answer)


def ok(body: bytes = b"done", *headers: bytes) -> bytes:
    lines = [b"HTTP/1.1 200 OK", b"Content-Length: %d" % len(body), *headers, b"", body]
    return b"\r\n".join(lines)


def _serve(
    listener: socket.socket,
    context: ssl.SSLContext,
    speak: Speak,
    server: Server,
    over: threading.Event,
) -> None:
    while True:
        try:
            raw, _ = listener.accept()
        except OSError:
            return
        with raw:
            if over.is_set():
                return
            raw.settimeout(PATIENCE_SECONDS)
            with suppress(OSError), context.wrap_socket(raw, server_side=True) as connection:
                server.heard.append(_request(connection))
                speak(connection)


def _request(connection: ssl.SSLSocket) -> bytes:
    heard = b""
    while b"\r\n\r\n" not in heard:
        piece = connection.recv(4_096)
        if not piece:
            return heard
        heard += piece
    head, _, body = heard.partition(b"\r\n\r\n")
    length = next(
        (int(line[15:]) for line in head.split(b"\r\n") if line[:15].lower() == b"content-length:"),
        0,
    )
    while len(body) < length:
        body += connection.recv(4_096)
    return head + b"\r\n\r\n" + body


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    *,
    issuer: x509.Certificate | None,
    signer: ec.EllipticCurvePrivateKey,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    if issuer is not None:
        names = x509.SubjectAlternativeName([x509.DNSName(name)])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(signer, hashes.SHA256())
