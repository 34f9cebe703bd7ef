package io.carillon.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.realtime.protocol.CloseCode;
import io.carillon.tenancy.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenSocketTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final SocketPulse.Rhythm RHYTHM =
            new SocketPulse.Rhythm(Duration.ofSeconds(25), Duration.ofSeconds(70));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void dropsASlowConsumerAndBuffersNoFurther() {
        FakeWire slow = new FakeWire(false);
        OpenSocket socket = socket(slow, 4, 1_000);

        IntStream.range(0, 10).forEach(i -> socket.push("frame " + i));

        assertThat(slow.sent).hasSize(4);
        assertThat(slow.closes).containsExactly(CloseCode.SLOW_CONSUMER);
        assertThat(frames("dropped")).isEqualTo(6);
    }

    @Test
    void fewLongFramesAreTooMuchToo() {
        FakeWire slow = new FakeWire(false);
        OpenSocket socket = socket(slow, 100, 1_000);

        IntStream.range(0, 10).forEach(i -> socket.push("x".repeat(400)));

        assertThat(slow.sent).hasSize(2);
        assertThat(slow.closes).containsExactly(CloseCode.SLOW_CONSUMER);
    }

    @Test
    void pushesWithoutEndToOneWhoReads() {
        FakeWire quick = new FakeWire(true);
        OpenSocket socket = socket(quick, 4, 1_000);

        IntStream.range(0, 1_000).forEach(i -> socket.push("frame " + i));

        assertThat(quick.sent).hasSize(1_000);
        assertThat(quick.closes).isEmpty();
        assertThat(frames("pushed")).isEqualTo(1_000);
    }

    @Test
    void closesWithTheFirstReasonOnly() {
        FakeWire wire = new FakeWire(true);
        OpenSocket socket = socket(wire, 4, 1_000);

        socket.end(CloseCode.BAD_FRAME);
        socket.end(CloseCode.UNAUTHENTICATED);

        assertThat(wire.closes).containsExactly(CloseCode.BAD_FRAME);
    }

    @Test
    void endsWithItsTokenUnlessItGetsANewerOne() {
        FakeWire wire = new FakeWire(true);
        OpenSocket socket = socket(wire, 4, 1_000);
        socket.endAt(NOW.plusSeconds(5), CloseCode.HELLO_TIMEOUT);
        socket.belongsTo(until(NOW.plusSeconds(30)));
        socket.beat(NOW.plusSeconds(20), RHYTHM);
        socket.belongsTo(until(NOW.plusSeconds(60)));
        socket.beat(NOW.plusSeconds(40), RHYTHM);
        assertThat(wire.closes).isEmpty();

        socket.beat(NOW.plusSeconds(60), RHYTHM);

        assertThat(wire.closes).containsExactly(CloseCode.TOKEN_EXPIRED);
    }

    @Test
    void asksAQuietClientAndGivesADeadOneUp() {
        FakeWire wire = new FakeWire(true);
        OpenSocket socket = socket(wire, 4, 1_000);

        IntStream.rangeClosed(1, 60).forEach(second -> socket.beat(NOW.plusSeconds(second), RHYTHM));
        assertThat(wire.pings).isEqualTo(2);
        socket.heard(NOW.plusSeconds(60));
        IntStream.rangeClosed(61, 130).forEach(second -> socket.beat(NOW.plusSeconds(second), RHYTHM));
        assertThat(wire.closes).isEmpty();

        socket.beat(NOW.plusSeconds(131), RHYTHM);

        assertThat(wire.closes).containsExactly(CloseCode.SILENT);
    }

    private OpenSocket socket(FakeWire wire, int frames, long characters) {
        return new OpenSocket(wire, new SocketMetrics(meters), new OpenSocket.Bounds(frames, characters), NOW);
    }

    private static Caller until(Instant end) {
        return new Caller(new SocketOwner(new TenantId(UUID.randomUUID()), "ada"), "token", end, false);
    }

    private double frames(String result) {
        return meters.get("carillon.realtime.frames")
                .tag("result", result)
                .counter()
                .count();
    }
}
