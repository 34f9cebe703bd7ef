package io.carillon.realtime.socket;

import io.carillon.realtime.protocol.CloseCode;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One open socket. Any thread may push; frames of one thread keep their order. Pushing never waits for the client: what
 * is on its way is counted until the network has taken it, and a socket with too much on its way is closed. So one slow
 * browser delays nobody else and costs a bounded amount of memory.
 */
public final class OpenSocket {
    private static final long NO_TIMER = -1;

    private final Wire wire;
    private final Vertx vertx;
    private final SocketMetrics metrics;
    private final int mostOutstanding;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicLong timer = new AtomicLong(NO_TIMER);
    private volatile SocketOwner owner;

    OpenSocket(Wire wire, Vertx vertx, SocketMetrics metrics, int mostOutstanding) {
        this.wire = wire;
        this.vertx = vertx;
        this.metrics = metrics;
        this.mostOutstanding = mostOutstanding;
    }

    /** Sends a frame, or closes the socket when it is too far behind. */
    public void push(String frame) {
        if (ending.get()) {
            metrics.dropped();
        } else if (outstanding.incrementAndGet() > mostOutstanding) {
            metrics.dropped();
            end(CloseCode.SLOW_CONSUMER);
        } else {
            wire.send(frame).onComplete(this::taken);
        }
    }

    /** Closes the socket; the first reason stands. */
    void end(CloseCode code) {
        if (ending.compareAndSet(false, true)) {
            metrics.ended(code);
            wire.close(code);
        }
    }

    /** Ends the socket later, unless another time is set or it is closed before. */
    void endAfter(Duration delay, CloseCode code) {
        replaceTimer(vertx.setTimer(Math.max(1, delay.toMillis()), due -> end(code)));
    }

    /** The client is gone. */
    void closed() {
        ending.set(true);
        replaceTimer(NO_TIMER);
    }

    /** Whether nothing will be sent any more. */
    boolean isEnding() {
        return ending.get();
    }

    void belongsTo(SocketOwner user) {
        owner = user;
    }

    /** Whose socket it is; empty before it is authenticated. */
    Optional<SocketOwner> owner() {
        return Optional.ofNullable(owner);
    }

    private void taken(AsyncResult<Void> result) {
        outstanding.decrementAndGet();
        if (result.succeeded()) {
            metrics.pushed();
        } else {
            metrics.dropped();
        }
    }

    private void replaceTimer(long next) {
        long previous = timer.getAndSet(next);
        if (previous != NO_TIMER) {
            vertx.cancelTimer(previous);
        }
    }
}
