package io.carillon.dispatcher.webhook;

import java.util.List;
import java.util.Map;

/**
 * Where to post, with everything opened.
 *
 * @param headers the tenant's own
 * @param secrets live signing secrets, newest first
 */
record Endpoint(String id, String url, Map<String, String> headers, List<String> secrets) {

    /** Neither headers nor secrets. */
    @Override
    public String toString() {
        return "Endpoint[" + id + "]";
    }
}
