package io.carillon.core.recipient;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.events.Recipient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Remembers in Redis what the user service answered, for a few minutes; also that it does not know somebody. Only a helper:
 * with Redis away nothing is remembered and everybody is asked about.
 */
@ApplicationScoped
class UserServiceCache implements Erasable {
    private static final Logger LOG = Logger.getLogger(UserServiceCache.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String UNKNOWN = "-";
    private static final int AT_ONCE = 32;

    private final RedisAPI redis;
    private final ObjectMapper json;
    private final UserServiceConfig config;

    UserServiceCache(RedisAPI redis, ObjectMapper json, UserServiceConfig config) {
        this.redis = redis;
        this.json = json;
        this.config = config;
    }

    /** What is remembered of people: a recipient, or that nobody knows them; others are left out. Never fails. */
    Uni<Map<PersonKey, Optional<Recipient>>> findAll(List<PersonKey> people) {
        return redis.mget(people.stream().map(UserServiceCache::name).toList())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(found -> read(people, found))
                .onFailure()
                .invoke(outage -> LOG.warnf("contacts are not remembered: %s", outage.getMessage()))
                .onFailure()
                .recoverWithItem(Map.of());
    }

    /** Remembers answers. Never fails. */
    Uni<Void> putAll(Map<PersonKey, Optional<Recipient>> answers) {
        return Multi.createFrom()
                .iterable(answers.entrySet())
                .onItem()
                .transformToUni(answer -> put(answer.getKey(), answer.getValue()))
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Response> put(PersonKey person, Optional<Recipient> answer) {
        String seconds = Long.toString(Math.max(1, config.cacheFor().toSeconds()));
        return redis.set(List.of(name(person), answer.map(this::write).orElse(UNKNOWN), "EX", seconds))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithNull();
    }

    @Override
    public String holds() {
        return "cachedContacts";
    }

    /** Fails while Redis is away: then the erasure is to be asked for again. */
    @Override
    public Uni<Integer> erase(SqlClient client, ErasedPerson person) {
        return redis.del(List.of(name(person.key()))).map(Response::toInteger);
    }

    private Map<PersonKey, Optional<Recipient>> read(List<PersonKey> people, Response found) {
        Map<PersonKey, Optional<Recipient>> known = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            Response value = found.get(i);
            if (value != null) {
                known.put(people.get(i), read(value.toString()));
            }
        }
        return known;
    }

    private Optional<Recipient> read(String value) {
        try {
            return UNKNOWN.equals(value) ? Optional.empty() : Optional.of(json.readValue(value, Recipient.class));
        } catch (JsonProcessingException garbled) {
            throw new IllegalStateException("a remembered contact cannot be read");
        }
    }

    private String write(Recipient recipient) {
        try {
            return json.writeValueAsString(recipient);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String name(PersonKey person) {
        return "core:user:" + person.tenant() + ":" + person.userId();
    }
}
