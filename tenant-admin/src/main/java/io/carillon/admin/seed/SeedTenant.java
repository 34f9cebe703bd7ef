package io.carillon.admin.seed;

import io.carillon.admin.layout.LayoutSource;
import io.carillon.admin.template.TemplateDraft;
import io.carillon.admin.tenant.TenantSettings;
import io.carillon.tenancy.TenantId;
import java.util.List;

/** A tenant to seed, with all it owns. */
record SeedTenant(
        TenantId id,
        TenantSettings settings,
        List<LayoutSource> layouts,
        List<TemplateDraft> templates,
        List<SeedAccount> accounts) {}
