package io.carillon.realtime.socket;

import io.carillon.realtime.protocol.CloseCode;
import io.vertx.core.AsyncResult;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One open socket. Any thread may push; frames keep the order of the calls. Pushing never waits for the client: what is
 * on its way is counted until the network has taken it, and a socket with too much on its way is closed. So one slow
 * browser delays nobody else and costs a bounded amount of memory. It has no timer of its own: {@link #beat} tells the
 * time.
 */
public final class OpenSocket {
    private static final Deadline NEVER = new Deadline(Instant.MAX, CloseCode.INTERNAL_ERROR);

    private final Wire wire;
    private final SocketMetrics metrics;
    private final Bounds bounds;
    private final AtomicInteger frames = new AtomicInteger();
    private final AtomicLong characters = new AtomicLong();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicBoolean left = new AtomicBoolean();
    private final Set<String> topics = ConcurrentHashMap.newKeySet(0);
    private volatile Deadline deadline = NEVER;
    private volatile Caller caller;
    private volatile String foreignOrigin;
    private volatile Instant heardAt;
    private volatile Instant pingedAt;
    private volatile boolean gone;

    /**
     * What may be on its way to one socket.
     *
     * @param frames so many
     * @param characters so much text
     */
    public record Bounds(int frames, long characters) {}

    private record Deadline(Instant at, CloseCode code) {}

    public OpenSocket(Wire wire, SocketMetrics metrics, Bounds bounds, Instant now) {
        this.wire = wire;
        this.metrics = metrics;
        this.bounds = bounds;
        this.heardAt = now;
        this.pingedAt = now;
    }

    /** Sends a frame, or closes the socket when it is too far behind. */
    public void push(String frame) {
        if (ending.get()) {
            metrics.dropped();
        } else if (isTooMuch(frame)) {
            metrics.dropped();
            end(CloseCode.SLOW_CONSUMER);
        } else {
            wire.send(frame).onComplete(result -> taken(frame, result));
        }
    }

    /** Closes the socket; the first reason stands. */
    public void end(CloseCode code) {
        end(code, code.reason());
    }

    /** Closes the socket and says more of the reason. */
    public void end(CloseCode code, String reason) {
        if (ending.compareAndSet(false, true)) {
            metrics.ended(code);
            wire.close(code, reason);
        }
    }

    /** Ends the socket at this moment, unless another one is set before. */
    public void endAt(Instant moment, CloseCode code) {
        deadline = new Deadline(moment, code);
    }

    /** Something came from the client. */
    public void heard(Instant now) {
        heardAt = now;
    }

    /** Ends what is over, and asks a client that has been quiet whether it is there. */
    void beat(Instant now, SocketPulse.Rhythm rhythm) {
        Deadline due = deadline;
        if (!now.isBefore(due.at())) {
            end(due.code());
        } else if (heardAt.plus(rhythm.silence()).isBefore(now)) {
            end(CloseCode.SILENT);
        } else if (pingedAt.plus(rhythm.pingEvery()).isBefore(now) && !ending.get()) {
            pingedAt = now;
            wire.ping();
        }
    }

    /** The client is gone. */
    public void closed() {
        ending.set(true);
        gone = true;
    }

    /** Whether the client is gone. */
    public boolean isGone() {
        return gone;
    }

    /** True for the first who asks: to give back once what an admitted socket takes. */
    public boolean leaves() {
        return left.compareAndSet(false, true);
    }

    /** Whether nothing will be sent any more. */
    public boolean isEnding() {
        return ending.get();
    }

    /** The page it belongs to is one that not every tenant allows. */
    public void comesFrom(String origin) {
        foreignOrigin = origin;
    }

    /** The origin of its page, when not every tenant allows that. */
    public Optional<String> foreignOrigin() {
        return Optional.ofNullable(foreignOrigin);
    }

    /** Who is on it from now on. */
    public void belongsTo(Caller user) {
        caller = user;
        endAt(user.expiresAt(), CloseCode.TOKEN_EXPIRED);
    }

    /** Who is on it; empty before it is authenticated. */
    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    /** What it asked to be told about. */
    public Set<String> topics() {
        return topics;
    }

    private boolean isTooMuch(String frame) {
        boolean tooMany = frames.incrementAndGet() > bounds.frames();
        boolean tooLong = characters.addAndGet(frame.length()) > bounds.characters();
        return tooMany || tooLong;
    }

    private void taken(String frame, AsyncResult<Void> result) {
        frames.decrementAndGet();
        characters.addAndGet(-frame.length());
        if (result.succeeded()) {
            metrics.pushed();
        } else {
            metrics.dropped();
        }
    }
}
