package io.carillon.realtime.socket;

import io.carillon.tenancy.TenantId;

/** Whose socket it is. User ids of two tenants may be equal, so the tenant is always part of it. */
public record SocketOwner(TenantId tenant, String userId) {}
