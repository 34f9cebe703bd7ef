package io.carillon.admin.webhook;

import java.util.List;
import java.util.Map;

/**
 * What is decided about an endpoint.
 *
 * @param url where to post
 * @param eventTypes what to tell; empty means everything
 * @param headers the tenant's own request headers; their values are never shown, for people put tokens there
 */
record EndpointSettings(
        String url, String description, List<String> eventTypes, boolean enabled, Map<String, String> headers) {}
