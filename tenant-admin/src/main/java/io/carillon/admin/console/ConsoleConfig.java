package io.carillon.admin.console;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** What the console's pages are told. */
@ConfigMapping(prefix = "carillon.console")
interface ConsoleConfig {

    /** Where people sign in: the issuer's address as their browsers reach it. */
    URI issuer();

    /** The public client by which the pages sign people in, with code and PKCE. */
    String clientId();
}
