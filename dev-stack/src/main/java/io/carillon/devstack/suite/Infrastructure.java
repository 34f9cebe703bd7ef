package io.carillon.devstack.suite;

import io.carillon.devstack.kafka.KafkaServer;
import io.carillon.devstack.keycloak.KeycloakServer;
import io.carillon.devstack.mail.MailSink;
import io.carillon.devstack.mail.Mailbox;
import io.carillon.devstack.oidc.OpenIdProvider;
import io.carillon.devstack.postgres.PostgresServer;
import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.Part;
import io.carillon.devstack.redis.RedisServer;
import io.carillon.devstack.simulator.ProviderSimulator;
import io.carillon.devstack.simulator.callback.Webhooks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the infrastructure parts that were asked for; none depends on another while it starts. */
final class Infrastructure {

    private final DataDirectory data;
    private final PortPlan ports;
    private final boolean keycloak;
    private final Mailbox mailbox = new Mailbox(Clock.systemUTC());

    Infrastructure(DataDirectory data, PortPlan ports, boolean keycloak) {
        this.data = data;
        this.ports = ports;
        this.keycloak = keycloak;
    }

    List<Part> parts(Set<PartName> names) {
        List<Part> parts = new ArrayList<>();
        names.forEach(name -> parts.add(make(name)));
        return parts;
    }

    private Part make(PartName name) {
        return switch (name) {
            case POSTGRES ->
                new PostgresServer(
                        data,
                        ports.port("postgres"),
                        Repository.top().resolve("deploy/postgres/bootstrap.sql"),
                        DemoSecrets.databasePasswords());
            case KAFKA -> new KafkaServer(data, ports.port("kafka"), ports.port("kafka-controller"));
            case REDIS -> new RedisServer(data, ports.port("redis"));
            case OIDC -> keycloak ? keycloak() : new OpenIdProvider(data, ports.port("oidc"));
            case MAIL -> new MailSink(ports.port("smtp"), ports.port("mail"), mailbox);
            case SIMULATOR -> new ProviderSimulator(ports.port("simulator"), mailbox, webhooks(), Clock.systemUTC());
        };
    }

    /** Containers name the gateway otherwise than vendors do. */
    private Webhooks webhooks() {
        String publicUrl = Optional.ofNullable(System.getenv("PUBLIC_URL")).orElse(ports.http("gateway"));
        return DemoWebhooks.at(publicUrl, Optional.ofNullable(System.getenv("CALLBACKS_TO")));
    }

    private Part keycloak() {
        Path realmFile = Repository.top().resolve("deploy/keycloak/carillon-realm.json");
        return new KeycloakServer(
                data, ports.port("oidc"), ports.port("oidc-management"), realmFile, ports.http("gateway"));
    }
}
