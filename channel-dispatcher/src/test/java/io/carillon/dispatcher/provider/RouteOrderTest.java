package io.carillon.dispatcher.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carillon.events.Channel;
import io.carillon.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouteOrderTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());

    @Test
    void lowerOrderComesFirstWhateverTheWeight() {
        List<ProviderAccount> accounts = List.of(account("b", 2, 1000), account("a", 1, 1));
        IntStream.range(0, 50).forEach(seed -> assertThat(ids(accounts, seed)).containsExactly("a", "b"));
    }

    @Test
    void weightsShareTheFirstPlaceWithinOneOrder() {
        List<ProviderAccount> accounts = List.of(account("heavy", 1, 3), account("light", 1, 1));
        Random random = new Random(7);
        long heavyFirst = IntStream.range(0, 4000)
                .filter(i -> RouteOrder.of(accounts, random).getFirst().id().equals("heavy"))
                .count();
        assertThat(heavyFirst / 4000.0).isCloseTo(0.75, within(0.03));
    }

    @Test
    void weightZeroComesLastWithinItsOrder() {
        List<ProviderAccount> accounts = List.of(account("spare", 1, 0), account("main", 1, 1), account("next", 2, 5));
        IntStream.range(0, 50)
                .forEach(seed -> assertThat(ids(accounts, seed)).containsExactly("main", "spare", "next"));
    }

    @Test
    void nobodyIsLeftOut() {
        List<ProviderAccount> accounts = IntStream.range(0, 20)
                .mapToObj(i -> account("a" + i, i % 3, i % 5))
                .toList();
        assertThat(RouteOrder.of(accounts, new Random(1))).containsExactlyInAnyOrderElementsOf(accounts);
    }

    private static List<String> ids(List<ProviderAccount> accounts, int seed) {
        return RouteOrder.of(accounts, new Random(seed)).stream()
                .map(ProviderAccount::id)
                .toList();
    }

    private static ProviderAccount account(String id, int order, int weight) {
        return new ProviderAccount(TENANT, id, Channel.EMAIL, "smtp", order, weight, Map.of(), Map.of());
    }
}
