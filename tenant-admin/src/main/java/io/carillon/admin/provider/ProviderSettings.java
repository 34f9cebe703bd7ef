package io.carillon.admin.provider;

import java.util.Map;

/**
 * What is known about an account besides its secrets.
 *
 * @param name display name
 * @param enabled disabled accounts are never tried
 * @param order route order, lowest first
 * @param weight share among accounts of the same order
 * @param settings plain settings of the type
 */
public record ProviderSettings(
        ProviderType type, String name, boolean enabled, int order, int weight, Map<String, String> settings) {}
