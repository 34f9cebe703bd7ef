package io.carillon.admin.provider.route;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account in a channel's route.
 *
 * @param order place of its group, lowest first
 * @param weight share among the accounts of its group
 * @param enabled disabled accounts are never tried
 */
@Schema(description = "An account in a channel's route")
public record RouteAccount(UUID id, String name, String type, int order, int weight, boolean enabled) {}
