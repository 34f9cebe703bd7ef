package io.carillon.admin.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.admin.provider.Provider;
import io.carillon.admin.provider.ProviderSettings;
import io.carillon.admin.seed.SeedPlan.Owned;
import io.carillon.admin.template.TemplateDraft;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeedPlanTest {
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("2026-01-01T00:00:00Z");

    @Test
    void aNewTenantLacksEverything() {
        SeedPlan plan = SeedPlan.of(demo(18090), new Owned(List.of(), List.of(), List.of()));

        assertThat(plan.layouts()).hasSize(1);
        assertThat(plan.templates()).hasSize(4);
        assertThat(plan.newAccounts()).hasSize(5);
        assertThat(plan.movedAccounts()).isEmpty();
    }

    @Test
    void aSeededTenantLacksNothing() {
        assertThat(SeedPlan.of(demo(18090), new Owned(List.of("branded"), codes(), stored(18090)))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void anotherAddressMovesTheAccountsThatUseItAndOnlyThose() {
        SeedPlan plan = SeedPlan.of(demo(20000), new Owned(List.of("branded"), codes(), stored(18090)));

        assertThat(plan.movedAccounts()).hasSize(4);
        SeedPlan.Move move = plan.movedAccounts().getFirst();
        assertThat(move.wanted().moved(move.stored()).settings())
                .containsEntry("baseUrl", "http://localhost:20000/sendgrid");
    }

    @Test
    void whatSomebodyChangedBesidesTheAddressStays() {
        Provider stored = stored(18090).getFirst();
        Map<String, String> edited = new TreeMap<>(stored.settings().settings());
        edited.put("fromName", "Edited");
        Provider changed =
                withSettings(stored, new ProviderSettings(stored.settings().type(), "Renamed", false, 5, 2, edited));

        ProviderSettings moved = demo(20000).accounts().getFirst().moved(changed);

        assertThat(moved.name()).isEqualTo("Renamed");
        assertThat(moved.enabled()).isFalse();
        assertThat(moved.settings()).containsEntry("fromName", "Edited");
    }

    private static SeedTenant demo(int simulatorPort) {
        return DemoData.tenants(new Config(URI.create("http://localhost:" + simulatorPort)))
                .getFirst();
    }

    private static List<String> codes() {
        return demo(1).templates().stream().map(TemplateDraft::code).toList();
    }

    private static List<Provider> stored(int simulatorPort) {
        return demo(simulatorPort).accounts().stream()
                .map(account -> new Provider(account.id(), account.settings(), Map.of(), 1, LONG_AGO, LONG_AGO))
                .toList();
    }

    private static Provider withSettings(Provider stored, ProviderSettings settings) {
        return new Provider(stored.id(), settings, Map.of(), 1, LONG_AGO, LONG_AGO);
    }

    private record Config(URI simulatorUrl) implements SeedConfig {
        @Override
        public boolean demo() {
            return true;
        }

        @Override
        public boolean exit() {
            return false;
        }

        @Override
        public URI smtpUrl() {
            return URI.create("smtp://localhost:10025");
        }
    }
}
