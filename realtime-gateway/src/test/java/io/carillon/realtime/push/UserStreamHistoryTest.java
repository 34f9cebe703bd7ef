package io.carillon.realtime.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.realtime.protocol.UnreadCount;
import io.carillon.realtime.push.UserStream.Told;
import io.carillon.realtime.socket.FakeWire;
import io.carillon.realtime.socket.OpenSocket;
import io.carillon.realtime.socket.SocketMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two replicas, one inbox, browsers that come, go and come back to either: whatever the order in which changes arrive,
 * however often, and whatever never does, every browser sees each place after its first exactly once and in order.
 */
class UserStreamHistoryTest {
    private static final int STEPS = 400;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** Core's truth: places with how they shifted the count. */
    private static final class Truth {
        private final List<Integer> shifts = new ArrayList<>();

        private long head() {
            return shifts.size();
        }

        private long unread(long place) {
            return shifts.subList(0, (int) place).stream()
                    .mapToInt(shift -> shift)
                    .sum();
        }

        private Told after(long place, long upTo) {
            List<Live> changes =
                    LongStream.rangeClosed(place + 1, upTo).mapToObj(this::live).toList();
            return new Told(upTo, new UnreadCount(unread(upTo), Map.of("news", unread(upTo))), changes);
        }

        private Live live(long place) {
            return new Live(place, "#" + place, "news", shifts.get((int) place - 1));
        }
    }

    /** One browser: what it saw over all its sockets. */
    private static final class Tab {
        private final List<Long> seen = new ArrayList<>();
        private long first = -1;
        private FakeWire wire;
        private OpenSocket socket;
        private UserStream replica;
        private Told answer;

        private long last() {
            return seen.isEmpty() ? first : seen.getLast();
        }

        private void collect() {
            wire.sent.stream()
                    .filter(frame -> frame.startsWith("#"))
                    .forEach(frame -> seen.add(Long.parseLong(frame.substring(1))));
            wire.sent.clear();
        }
    }

    private final Truth truth = new Truth();
    private final List<UserStream> replicas = List.of(new UserStream(), new UserStream());
    private final List<List<Live>> topics = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<Tab> tabs =
            IntStream.range(0, 4).mapToObj(i -> new Tab()).toList();

    @ParameterizedTest
    @MethodSource("seeds")
    void everyBrowserSeesEachPlaceOnceAndInOrder(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            truth.shifts.add(1);
        }
        for (int step = 0; step < STEPS; step++) {
            act(random);
        }
        settle();
        for (Tab tab : tabs) {
            tab.collect();
            assertThat(tab.seen)
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(LongStream.rangeClosed(tab.first + 1, truth.head())
                            .boxed()
                            .toList());
            assertThat(tab.replica.unread().orElseThrow().total()).isEqualTo(truth.unread(truth.head()));
        }
    }

    private void act(Random random) {
        Tab tab = tabs.get(random.nextInt(tabs.size()));
        switch (random.nextInt(8)) {
            case 0, 1 -> commit(random);
            case 2, 3, 4 -> arrive(random, random.nextInt(2));
            case 5 -> leave(tab);
            case 6 -> begin(tab, random);
            default -> complete(tab);
        }
        if (random.nextInt(20) == 0) {
            catchUp(replicas.get(random.nextInt(2)), truth.head());
        }
    }

    /** A change is committed and told to both replicas: late, twice, or never. */
    private void commit(Random random) {
        truth.shifts.add(truth.unread(truth.head()) == 0 ? 1 : random.nextInt(3) - 1);
        for (List<Live> topic : topics) {
            for (int copy = random.nextInt(10) == 0 ? 0 : random.nextInt(10) == 0 ? 2 : 1; copy > 0; copy--) {
                topic.add(truth.live(truth.head()));
            }
        }
    }

    private void arrive(Random random, int replica) {
        List<Live> topic = topics.get(replica);
        if (!topic.isEmpty()) {
            replicas.get(replica).come(topic.remove(random.nextInt(Math.min(3, topic.size()))), NOW);
        }
    }

    private void leave(Tab tab) {
        if (tab.socket != null && tab.answer == null) {
            tab.collect();
            tab.replica.leave(tab.socket);
            tab.socket = null;
        }
    }

    /** Asks core; the answer is of this moment, and is taken later. */
    private void begin(Tab tab, Random random) {
        if (tab.socket == null) {
            tab.replica = replicas.get(random.nextInt(2));
            tab.replica.asks();
            tab.first = tab.first < 0 ? truth.head() : tab.first;
            tab.answer = truth.after(tab.last(), truth.head());
            tab.wire = new FakeWire(true);
            SocketMetrics metrics = new SocketMetrics(new SimpleMeterRegistry());
            tab.socket = new OpenSocket(tab.wire, metrics, new OpenSocket.Bounds(100_000, 10_000_000), NOW);
        }
    }

    private void complete(Tab tab) {
        if (tab.answer != null) {
            while (!tab.replica.join(tab.socket, "welcome", tab.answer, NOW)) {
                tab.answer = truth.after(tab.last(), truth.head());
            }
            tab.replica.asked();
            tab.answer = null;
        }
    }

    private void catchUp(UserStream replica, long upTo) {
        replica.place().ifPresent(place -> {
            replica.asks();
            replica.catchUp(truth.after(place, upTo), "again", NOW);
            replica.asked();
        });
    }

    /** Everybody is back, everything has arrived, and what is missing is asked for once its time has come. */
    private void settle() {
        tabs.forEach(tab -> begin(tab, new Random(1)));
        tabs.forEach(this::complete);
        truth.shifts.add(1);
        for (int replica = 0; replica < 2; replica++) {
            List<Live> topic = topics.get(replica);
            topic.add(truth.live(truth.head()));
            UserStream stream = replicas.get(replica);
            topic.forEach(change -> stream.come(change, NOW));
            if (stream.isMissing(NOW.plusSeconds(1), Duration.ofMillis(300))) {
                catchUp(stream, truth.head());
            }
        }
    }
}
