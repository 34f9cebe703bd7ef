package io.carillon.admin.seed;

import io.carillon.admin.layout.LayoutSource;
import io.carillon.admin.provider.Provider;
import io.carillon.admin.template.TemplateDraft;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a seeded tenant still lacks.
 *
 * @param layouts layouts whose code it does not have
 * @param templates templates whose code it does not have
 * @param newAccounts accounts it does not have
 * @param movedAccounts accounts it has under an outdated address
 */
record SeedPlan(
        List<LayoutSource> layouts,
        List<TemplateDraft> templates,
        List<SeedAccount> newAccounts,
        List<Move> movedAccounts) {

    /** An account that is there, and where it belongs now. */
    record Move(Provider stored, SeedAccount wanted) {}

    /**
     * What a tenant has of what is seeded.
     *
     * @param layouts codes of its layouts
     * @param templates codes of its templates
     */
    record Owned(List<String> layouts, List<String> templates, List<Provider> accounts) {}

    static SeedPlan of(SeedTenant wanted, Owned owned) {
        List<Provider> stored = owned.accounts();
        Map<UUID, Provider> byId = stored.stream().collect(Collectors.toMap(Provider::id, Function.identity()));
        return new SeedPlan(
                wanted.layouts().stream()
                        .filter(layout -> !owned.layouts().contains(layout.code()))
                        .toList(),
                wanted.templates().stream()
                        .filter(template -> !owned.templates().contains(template.code()))
                        .toList(),
                wanted.accounts().stream()
                        .filter(account -> !byId.containsKey(account.id()))
                        .toList(),
                wanted.accounts().stream()
                        .filter(account -> byId.containsKey(account.id()))
                        .map(account -> new Move(byId.get(account.id()), account))
                        .filter(SeedPlan::isOutdated)
                        .toList());
    }

    private static boolean isOutdated(Move move) {
        return !move.wanted().moved(move.stored()).equals(move.stored().settings());
    }

    boolean isEmpty() {
        return layouts.isEmpty() && templates.isEmpty() && newAccounts.isEmpty() && movedAccounts.isEmpty();
    }

    /** The plan in words, for the audit log. */
    Map<String, List<String>> summary() {
        return Map.of(
                "layouts", layouts.stream().map(LayoutSource::code).toList(),
                "templates", templates.stream().map(TemplateDraft::code).toList(),
                "accounts",
                        newAccounts.stream()
                                .map(account -> account.settings().name())
                                .toList(),
                "moved",
                        movedAccounts.stream()
                                .map(move -> move.stored().settings().name())
                                .toList());
    }
}
