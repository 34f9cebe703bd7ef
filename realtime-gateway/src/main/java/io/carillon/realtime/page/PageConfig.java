package io.carillon.realtime.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What the demo page of the inbox element is told. */
@ConfigMapping(prefix = "carillon.inbox-demo")
interface PageConfig {

    /** Whether the demo page is there at all; the element's files are there anyway. */
    @WithDefault("true")
    boolean enabled();

    /** Where people sign in: the issuer's address as their browsers reach it. */
    URI issuer();

    /** The public client by which the page signs people in, with code and PKCE. */
    String clientId();
}
