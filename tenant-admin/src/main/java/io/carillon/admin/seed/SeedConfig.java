package io.carillon.admin.seed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Whether, and towards which addresses, demo data is seeded. */
@ConfigMapping(prefix = "carillon.seed")
public interface SeedConfig {

    /** Seeds the demo tenants at start. */
    @WithDefault("false")
    boolean demo();

    /** Ends the process once the demo tenants are there: for a Job. */
    @WithDefault("false")
    boolean exit();

    /** Where the provider simulator answers. */
    @WithDefault("http://localhost:18090")
    URI simulatorUrl();

    /** Where the mail sink takes mail: {@code smtp://host:port}. */
    @WithDefault("smtp://localhost:10025")
    URI smtpUrl();
}
