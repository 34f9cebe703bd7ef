package io.carillon.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Which places outside tenants may make the suite call. */
@ConfigMapping(prefix = "carillon.outbound")
public interface OutboundConfig {

    /** Lets tenants name any address, inner networks and plain http included, but for clouds' metadata services. For development: simulators live on localhost. */
    @WithDefault("false")
    boolean allowPrivate();

    /** Ports that URLs given by tenants may name. */
    @WithDefault("443,8443")
    Set<Integer> webPorts();

    /** Ports that mail servers given by tenants may have. */
    @WithDefault("25,465,587,2525")
    Set<Integer> mailPorts();
}
