package io.carillon.core;

import io.carillon.messaging.TopicProvisioner;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates missing topics as part of a migration, before anything is consumed. */
@Startup
@ApplicationScoped
class TopicSetup {
    private final TopicProvisioner topics;
    private final boolean provision;

    TopicSetup(
            TopicProvisioner topics,
            @ConfigProperty(name = "carillon.topics.provision", defaultValue = "false") boolean provision) {
        this.topics = topics;
        this.provision = provision;
    }

    @PostConstruct
    void createMissing() throws InterruptedException {
        if (provision) {
            topics.createMissing();
        }
    }
}
