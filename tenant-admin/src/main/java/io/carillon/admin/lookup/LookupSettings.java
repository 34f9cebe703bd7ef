package io.carillon.admin.lookup;

import java.util.Map;

/**
 * What is decided about a value; null where an override leaves it as the system has it.
 *
 * @param order lists are sorted by it
 */
record LookupSettings(
        String name, String description, Integer order, boolean enabled, Map<String, Object> attributes) {}
