package io.carillon.realtime.socket;

import io.carillon.realtime.protocol.ClientFrame;
import io.carillon.realtime.protocol.CloseCode;
import io.carillon.realtime.protocol.FrameCodec;
import io.carillon.realtime.protocol.ServerFrame;
import io.carillon.realtime.protocol.Subprotocol;
import io.netty.handler.codec.CodecException;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jboss.logging.Logger;

/** The endpoint {@code /ws}: reads frames one after the other and answers them. */
@WebSocket(path = "/ws")
public class BrowserSocket {
    private static final Logger LOG = Logger.getLogger(BrowserSocket.class);
    private static final TypedKey<OpenSocket> SOCKET = new TypedKey<>("socket");
    private static final String OFFERS = "Sec-WebSocket-Protocol";

    private final AdmitSocket admission;
    private final SocketRegistry registry;
    private final FrameCodec codec;
    private final SocketMetrics metrics;
    private final RealtimeConfig config;
    private final Vertx vertx;

    BrowserSocket(
            AdmitSocket admission,
            SocketRegistry registry,
            FrameCodec codec,
            SocketMetrics metrics,
            RealtimeConfig config,
            Vertx vertx) {
        this.admission = admission;
        this.registry = registry;
        this.codec = codec;
        this.metrics = metrics;
        this.config = config;
        this.vertx = vertx;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        OpenSocket socket = new OpenSocket(new WireConnection(connection), vertx, metrics, config.outstandingFrames());
        connection.userData().put(SOCKET, socket);
        metrics.opened();
        List<String> offers = connection.handshakeRequest().headers(OFFERS);
        return Subprotocol.isOffered(offers) ? greet(socket, offers) : end(socket, CloseCode.BAD_FRAME);
    }

    @OnTextMessage
    Uni<Void> read(String text, WebSocketConnection connection) {
        OpenSocket socket = connection.userData().get(SOCKET);
        return switch (codec.decode(text)) {
            case ClientFrame.Malformed malformed -> end(socket, CloseCode.BAD_FRAME);
            case ClientFrame.Hello hello when socket.owner().isEmpty() -> admission.admit(socket, hello.token());
            case ClientFrame any when socket.owner().isEmpty() -> end(socket, CloseCode.UNAUTHENTICATED);
            case ClientFrame.Hello again -> answer(socket, new ServerFrame.Problem("already-authenticated"));
            case ClientFrame.Ping ping -> answer(socket, new ServerFrame.Pong());
            case ClientFrame.Unknown unknown -> answer(socket, new ServerFrame.Problem("unknown-frame"));
        };
    }

    @OnBinaryMessage
    Uni<Void> readBinary(Buffer bytes, WebSocketConnection connection) {
        return end(connection.userData().get(SOCKET), CloseCode.BAD_FRAME);
    }

    @OnClose
    Uni<Void> close(WebSocketConnection connection) {
        OpenSocket socket = connection.userData().get(SOCKET);
        metrics.closed();
        socket.closed();
        socket.owner().ifPresent(owner -> registry.remove(owner, socket));
        return Uni.createFrom().voidItem();
    }

    /** A message put together from many frames grew beyond its bound. */
    @OnError
    Uni<Void> oversized(IllegalStateException failure, WebSocketConnection connection) {
        return end(connection.userData().get(SOCKET), CloseCode.BAD_FRAME);
    }

    /** A frame that is none by RFC 6455, or beyond its bound. */
    @OnError
    Uni<Void> corrupted(CodecException failure, WebSocketConnection connection) {
        return end(connection.userData().get(SOCKET), CloseCode.BAD_FRAME);
    }

    /** The connection broke, or we did. */
    @OnError
    Uni<Void> broken(Throwable failure, WebSocketConnection connection) {
        if (connection.isOpen()) {
            LOG.error("socket failed", failure);
        }
        return end(connection.userData().get(SOCKET), CloseCode.INTERNAL_ERROR);
    }

    private Uni<Void> greet(OpenSocket socket, List<String> offers) {
        socket.endAfter(config.helloTimeout(), CloseCode.HELLO_TIMEOUT);
        return Subprotocol.token(offers)
                .map(token -> admission.admit(socket, token))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> answer(OpenSocket socket, ServerFrame frame) {
        socket.push(codec.encode(frame));
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> end(OpenSocket socket, CloseCode code) {
        socket.end(code);
        return Uni.createFrom().voidItem();
    }
}
