package io.carillon.core.planning;

import io.carillon.tenancy.TenantId;
import java.util.UUID;

/** A request that repeats an earlier one and is dropped, though it was given an id of its own. */
record Repeat(TenantId tenant, UUID repeatId, UUID firstId) {}
