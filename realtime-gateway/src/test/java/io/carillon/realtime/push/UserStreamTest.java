package io.carillon.realtime.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.realtime.protocol.CloseCode;
import io.carillon.realtime.protocol.UnreadCount;
import io.carillon.realtime.push.UserStream.Told;
import io.carillon.realtime.socket.FakeWire;
import io.carillon.realtime.socket.OpenSocket;
import io.carillon.realtime.socket.SocketMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserStreamTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final UserStream stream = new UserStream();
    private final FakeWire wire = new FakeWire(true);

    @Test
    void handsOnWhatFollowsAndDropsWhatWasThere() {
        join(wire, told(10, 3));

        assertThat(stream.come(live(11, 1), NOW)).isTrue();
        assertThat(stream.come(live(11, 1), NOW)).isFalse();
        assertThat(stream.come(live(9, 1), NOW)).isFalse();

        assertThat(wire.sent).containsExactly("welcome", "11");
        assertThat(stream.unread().orElseThrow().total()).isEqualTo(4);
    }

    @Test
    void holdsBackWhatCameTooEarlyAndAsksForWhatDoesNotCome() {
        join(wire, told(10, 3));

        stream.come(live(13, 1), NOW);
        stream.come(live(12, -1), NOW);
        assertThat(wire.sent).containsExactly("welcome");
        assertThat(stream.isMissing(NOW.plusMillis(100), PATIENCE)).isFalse();
        assertThat(stream.isMissing(NOW.plusMillis(300), PATIENCE)).isTrue();

        stream.come(live(11, 1), NOW);
        assertThat(wire.sent).containsExactly("welcome", "11", "12", "13");
        assertThat(stream.isMissing(NOW.plusSeconds(9), PATIENCE)).isFalse();
    }

    @Test
    void takesFromCoreWhatDidNotComeOnce() {
        join(wire, told(10, 3));
        stream.come(live(13, 1), NOW);

        stream.asks();
        stream.catchUp(new Told(12, new UnreadCount(5, Map.of("news", 5L)), List.of(live(12, 0))), "again", NOW);
        stream.asked();

        assertThat(wire.sent).containsExactly("welcome", "12", "13");
        assertThat(stream.unread().orElseThrow().total()).isEqualTo(6);
        assertThat(stream.isMissing(NOW.plusSeconds(9), PATIENCE)).isFalse();
    }

    @Test
    void whatComesWhileASocketIsOnItsWayInIsNotLost() {
        FakeWire first = new FakeWire(true);
        join(first, told(10, 3));
        stream.asks();
        stream.come(live(11, 1), NOW);
        stream.come(live(12, 1), NOW);

        OpenSocket second = socket(wire);
        stream.join(second, "welcome", new Told(11, count(4), List.of()), NOW);
        stream.asked();
        stream.come(live(13, 0), NOW);

        assertThat(wire.sent).containsExactly("welcome", "12", "13");
        assertThat(first.sent).containsExactly("welcome", "11", "12", "13");
    }

    @Test
    void aSocketAsksAnewWhenItIsNotKnownWhatCameSince() {
        join(new FakeWire(true), told(10, 3));
        stream.asks();
        stream.catchUp(new Told(12, count(5), List.of(live(11, 0), live(12, 0))), "again", NOW);

        assertThat(stream.join(socket(wire), "welcome", told(10, 3), NOW)).isFalse();
        assertThat(wire.sent).isEmpty();
        assertThat(stream.join(socket(wire), "welcome", told(12, 5), NOW)).isTrue();
    }

    @Test
    void aSocketThatIsAheadGetsNothingTwice() {
        FakeWire first = new FakeWire(true);
        join(first, told(10, 3));
        join(wire, new Told(12, count(5), List.of(live(11, 0), live(12, 0))));

        stream.come(live(11, 1), NOW);
        stream.tellCount(count -> "count of 11");
        stream.come(live(12, 1), NOW);
        stream.come(live(13, 1), NOW);

        assertThat(wire.sent).containsExactly("welcome", "11", "12", "13");
        assertThat(first.sent).containsExactly("welcome", "11", "count of 11", "12", "13");
    }

    @Test
    void aTellerWhoDoesNotKnowThePlaceMakesItAsk() {
        join(wire, told(10, 3));

        stream.come(live(0, 1), NOW);

        assertThat(wire.sent).containsExactly("welcome");
        assertThat(stream.isMissing(NOW.plus(PATIENCE), PATIENCE)).isTrue();
    }

    @Test
    void aSocketWithoutAPlaceIsWelcomedAgainWhenCoreTellsOne() {
        stream.joinUncounted(socket(wire), "welcome without", NOW);
        stream.come(live(11, 1), NOW);
        assertThat(wire.sent).containsExactly("welcome without");
        assertThat(stream.isMissing(NOW.plus(PATIENCE), PATIENCE)).isTrue();

        stream.asks();
        stream.catchUp(told(10, 3), "welcome", NOW);
        stream.asked();

        assertThat(wire.sent).containsExactly("welcome without", "welcome", "11");
        assertThat(stream.unread().orElseThrow().total()).isEqualTo(4);
    }

    @Test
    void whatWaitsIsBounded() {
        join(wire, told(10, 3));
        for (long place = 12; place < 3_000; place++) {
            stream.come(live(place, 0), NOW);
        }
        stream.come(live(11, 0), NOW);

        assertThat(wire.sent).hasSize(513);
        stream.come(live(3_000, 0), NOW);
        assertThat(stream.isMissing(NOW.plus(PATIENCE), PATIENCE)).isTrue();
    }

    @Test
    void countsByCategoryAndForgetsEmptyOnes() {
        join(wire, new Told(10, new UnreadCount(1, Map.of("news", 1L)), List.of()));
        stream.come(new Live(11, "11", "orders", 1), NOW);
        stream.come(new Live(12, "12", "news", -1), NOW);

        assertThat(stream.unread()).contains(new UnreadCount(1, Map.of("orders", 1L)));
    }

    @Test
    void isIdleWhenNobodyIsThereAndNobodyIsComing() {
        OpenSocket socket = socket(wire);
        stream.asks();
        assertThat(stream.isIdle()).isFalse();
        stream.join(socket, "welcome", told(10, 3), NOW);
        stream.asked();
        assertThat(stream.isIdle()).isFalse();

        stream.endAll(CloseCode.PLACE_FORGOTTEN);
        stream.leave(socket);

        assertThat(stream.isIdle()).isTrue();
        assertThat(wire.closes).containsExactly(CloseCode.PLACE_FORGOTTEN);
    }

    private void join(FakeWire socket, Told told) {
        stream.asks();
        stream.join(socket(socket), "welcome", told, NOW);
        stream.asked();
    }

    private static OpenSocket socket(FakeWire wire) {
        SocketMetrics metrics = new SocketMetrics(new SimpleMeterRegistry());
        return new OpenSocket(wire, metrics, new OpenSocket.Bounds(10_000, 1_000_000), NOW);
    }

    private static Told told(long place, long unread) {
        return new Told(place, count(unread), List.of());
    }

    private static UnreadCount count(long unread) {
        return new UnreadCount(unread, Map.of("news", unread));
    }

    private static Live live(long place, int shift) {
        return new Live(place, Long.toString(place), "news", shift);
    }
}
