package io.carillon.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.realtime.protocol.CloseCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OpenSocketTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void dropsASlowConsumerAndBuffersNoFurther() {
        FakeWire slow = new FakeWire(false);
        OpenSocket socket = socket(slow, 4);

        IntStream.range(0, 10).forEach(i -> socket.push("frame " + i));

        assertThat(slow.sent).hasSize(4);
        assertThat(slow.closes).containsExactly(CloseCode.SLOW_CONSUMER);
        assertThat(frames("dropped")).isEqualTo(6);
    }

    @Test
    void pushesWithoutEndToOneWhoReads() {
        FakeWire quick = new FakeWire(true);
        OpenSocket socket = socket(quick, 4);

        IntStream.range(0, 1_000).forEach(i -> socket.push("frame " + i));

        assertThat(quick.sent).hasSize(1_000);
        assertThat(quick.closes).isEmpty();
        assertThat(frames("pushed")).isEqualTo(1_000);
    }

    @Test
    void closesWithTheFirstReasonOnly() {
        FakeWire wire = new FakeWire(true);
        OpenSocket socket = socket(wire, 4);

        socket.end(CloseCode.BAD_FRAME);
        socket.end(CloseCode.UNAUTHENTICATED);

        assertThat(wire.closes).containsExactly(CloseCode.BAD_FRAME);
    }

    @Test
    void endsAtTheTimeSetLast() {
        FakeWire wire = new FakeWire(true);
        OpenSocket socket = socket(wire, 4);

        socket.endAfter(Duration.ofMillis(20), CloseCode.HELLO_TIMEOUT);
        socket.endAfter(Duration.ofMillis(60), CloseCode.UNAUTHENTICATED);

        await().atMost(Duration.ofSeconds(5)).until(() -> !wire.closes.isEmpty());
        assertThat(wire.closes).containsExactly(CloseCode.UNAUTHENTICATED);
    }

    private OpenSocket socket(FakeWire wire, int mostOutstanding) {
        return new OpenSocket(wire, VERTX, new SocketMetrics(meters), mostOutstanding);
    }

    private double frames(String result) {
        return meters.get("carillon.realtime.frames")
                .tag("result", result)
                .counter()
                .count();
    }
}
