package io.carillon.admin.seed;

import io.carillon.admin.tenant.Branding;
import io.carillon.admin.tenant.TenantSettings;
import io.carillon.tenancy.TenantId;
import java.util.List;

/** The two demo tenants. */
final class DemoData {
    static final TenantId DEMO = TenantId.of("01900000-0000-7000-8000-0000000000d1");
    static final TenantId OTHER = TenantId.of("01900000-0000-7000-8000-0000000000d2");

    private DemoData() {}

    static List<SeedTenant> tenants(SeedConfig config) {
        DemoAccounts accounts = new DemoAccounts(config.simulatorUrl(), config.smtpUrl());
        return List.of(
                tenant(DEMO, settings("Demo Company", "#0f766e"), accounts.ofDemo()),
                tenant(OTHER, settings("Other Company", "#7c3aed"), accounts.ofOther()));
    }

    private static SeedTenant tenant(TenantId id, TenantSettings settings, List<SeedAccount> accounts) {
        return new SeedTenant(id, settings, List.of(DemoLayout.source()), DemoTemplates.all(), accounts);
    }

    private static TenantSettings settings(String name, String colour) {
        return TenantSettings.of(
                name,
                "en",
                "Europe/Berlin",
                new Branding(name, colour, null, null, name + ", 1 High Street, Exampleton"));
    }
}
