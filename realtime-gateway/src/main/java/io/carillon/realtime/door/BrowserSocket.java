package io.carillon.realtime.door;

import io.carillon.realtime.protocol.ClientFrame;
import io.carillon.realtime.protocol.CloseCode;
import io.carillon.realtime.protocol.FrameCodec;
import io.carillon.realtime.protocol.Subprotocol;
import io.carillon.realtime.socket.Caller;
import io.carillon.realtime.socket.OpenSocket;
import io.carillon.realtime.socket.OpenSocket.Bounds;
import io.carillon.realtime.socket.RealtimeConfig;
import io.carillon.realtime.socket.SocketMetrics;
import io.carillon.realtime.socket.SocketRegistry;
import io.netty.handler.codec.CodecException;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** The endpoint {@code /ws}: reads frames one after the other and answers them. */
@WebSocket(path = "/ws")
public class BrowserSocket {
    private static final Logger LOG = Logger.getLogger(BrowserSocket.class);
    private static final TypedKey<OpenSocket> SOCKET = new TypedKey<>("socket");
    private static final String PONG = "{\"type\":\"pong\"}";
    private static final String OFFERS = "Sec-WebSocket-Protocol";

    private final AdmitSocket admission;
    private final FollowFrames following;
    private final SocketRegistry registry;
    private final Origins origins;
    private final FrameCodec codec;
    private final SocketMetrics metrics;
    private final RealtimeConfig config;
    private final Clock clock;

    BrowserSocket(
            AdmitSocket admission,
            FollowFrames following,
            SocketRegistry registry,
            Origins origins,
            FrameCodec codec,
            SocketMetrics metrics,
            RealtimeConfig config,
            Clock clock) {
        this.admission = admission;
        this.following = following;
        this.registry = registry;
        this.origins = origins;
        this.codec = codec;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        Bounds bounds = new Bounds(config.outstandingFrames(), config.outstandingCharacters());
        WireConnection wire = new WireConnection(connection, Vertx.currentContext());
        OpenSocket socket = new OpenSocket(wire, metrics, bounds, clock.instant());
        connection.userData().put(SOCKET, socket);
        metrics.opened();
        registry.opened(socket);
        return greet(socket, connection.handshakeRequest());
    }

    @OnTextMessage
    Uni<Void> read(String text, WebSocketConnection connection) {
        OpenSocket socket = connection.userData().get(SOCKET);
        socket.heard(clock.instant());
        ClientFrame frame = codec.decode(text);
        return socket.caller().map(caller -> follow(socket, caller, frame)).orElseGet(() -> admit(socket, frame));
    }

    @OnPongMessage
    void alive(Buffer payload, WebSocketConnection connection) {
        connection.userData().get(SOCKET).heard(clock.instant());
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
        registry.closed(socket);
        socket.caller().ifPresent(caller -> admission.leave(socket, caller));
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

    private Uni<Void> greet(OpenSocket socket, HandshakeRequest handshake) {
        List<String> offers = handshake.headers(OFFERS);
        if (registry.isClosing()) {
            return end(socket, CloseCode.SERVICE_RESTART);
        }
        if (!Subprotocol.isOffered(offers)) {
            return end(socket, CloseCode.BAD_FRAME);
        }
        origins.foreign(handshake).ifPresent(socket::comesFrom);
        return expectHello(socket, offers);
    }

    private Uni<Void> expectHello(OpenSocket socket, List<String> offers) {
        socket.endAt(clock.instant().plus(config.helloTimeout()), CloseCode.HELLO_TIMEOUT);
        String lastEventId = Subprotocol.lastEventId(offers).orElse(null);
        return Subprotocol.token(offers)
                .map(token -> admission.admit(socket, token, lastEventId))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> admit(OpenSocket socket, ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Malformed malformed -> end(socket, CloseCode.BAD_FRAME);
            case ClientFrame.Hello hello -> admission.admit(socket, hello.token(), hello.lastEventId());
            case ClientFrame any -> end(socket, CloseCode.UNAUTHENTICATED);
        };
    }

    private Uni<Void> follow(OpenSocket socket, Caller caller, ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Malformed malformed -> end(socket, CloseCode.BAD_FRAME);
            case ClientFrame.Hello hello -> admission.renew(socket, caller, hello.token());
            case ClientFrame.MarkRead mark -> following.markRead(socket, caller, mark);
            case ClientFrame.MarkAllRead mark -> following.markAllRead(socket, caller, mark);
            case ClientFrame.Subscribe subscribe -> following.subscribe(socket, caller, subscribe);
            case ClientFrame.Unsubscribe unsubscribe -> following.unsubscribe(socket, caller, unsubscribe);
            case ClientFrame.Ping ping -> pong(socket);
            case ClientFrame.Unknown unknown -> following.problem(socket, "unknown-frame", unknown.type());
        };
    }

    private static Uni<Void> pong(OpenSocket socket) {
        socket.push(PONG);
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> end(OpenSocket socket, CloseCode code) {
        socket.end(code);
        return Uni.createFrom().voidItem();
    }
}
