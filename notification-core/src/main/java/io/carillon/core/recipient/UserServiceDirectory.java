package io.carillon.core.recipient;

import io.carillon.events.Recipient;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The external user service as a directory. Asked only about people who cannot be reached otherwise, in batches, never
 * twice at the same time about the same person, and not at all while it keeps failing. Thread-safe.
 */
@ApplicationScoped
public class UserServiceDirectory implements RecipientDirectory {
    private static final Logger LOG = Logger.getLogger(UserServiceDirectory.class);

    private final UserServiceConfig config;
    private final UserServiceClient client;
    private final UserServiceCache cache;
    private final Breaker breaker;
    private final Map<PersonKey, Uni<Map<PersonKey, Optional<Recipient>>>> underWay = new ConcurrentHashMap<>();

    UserServiceDirectory(UserServiceConfig config, UserServiceClient client, UserServiceCache cache, Clock clock) {
        this.config = config;
        this.client = client;
        this.cache = cache;
        this.breaker = new Breaker(config.breakerFailures(), config.breakerPause(), clock);
    }

    @Override
    public Uni<List<Person>> complete(List<Person> people) {
        List<PersonKey> wanted = people.stream()
                .filter(person -> !person.isComplete())
                .map(Person::key)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (config.url().isEmpty() || wanted.isEmpty()) {
            return Uni.createFrom().item(people);
        }
        return cache.findAll(wanted)
                .chain(remembered -> ask(wanted, remembered))
                .map(answers -> fill(people, answers));
    }

    private static List<Person> fill(List<Person> people, Map<PersonKey, Optional<Recipient>> answers) {
        return people.stream().map(person -> fill(person, answers)).toList();
    }

    private static Person fill(Person person, Map<PersonKey, Optional<Recipient>> answers) {
        if (person.isComplete() || person.key().isEmpty()) {
            return person;
        }
        Optional<Recipient> answer = answers.get(person.key().get());
        return answer == null ? person.unanswered() : answer.map(person::with).orElse(person);
    }

    /** All that is remembered or answered; people the service could not be asked about are left out. */
    private Uni<Map<PersonKey, Optional<Recipient>>> ask(
            List<PersonKey> wanted, Map<PersonKey, Optional<Recipient>> remembered) {
        Set<Uni<Map<PersonKey, Optional<Recipient>>>> calls = calls(wanted.stream()
                .filter(person -> !remembered.containsKey(person))
                .toList());
        return calls.isEmpty()
                ? Uni.createFrom().item(remembered)
                : Uni.join().all(List.copyOf(calls)).andFailFast().map(answers -> merge(remembered, answers));
    }

    private static Map<PersonKey, Optional<Recipient>> merge(
            Map<PersonKey, Optional<Recipient>> remembered, List<Map<PersonKey, Optional<Recipient>>> answers) {
        Map<PersonKey, Optional<Recipient>> all = new HashMap<>(remembered);
        answers.forEach(all::putAll);
        return all;
    }

    /** Calls that are under way already, and new ones for everybody else. */
    private Set<Uni<Map<PersonKey, Optional<Recipient>>>> calls(List<PersonKey> people) {
        Set<Uni<Map<PersonKey, Optional<Recipient>>>> calls = new LinkedHashSet<>();
        Map<TenantId, List<PersonKey>> others = new HashMap<>();
        for (PersonKey person : people) {
            Uni<Map<PersonKey, Optional<Recipient>>> call = underWay.get(person);
            if (call != null) {
                calls.add(call);
            } else {
                others.computeIfAbsent(person.tenant(), tenant -> new ArrayList<>())
                        .add(person);
            }
        }
        others.forEach((tenant, group) -> calls.addAll(newCalls(tenant, group)));
        return calls;
    }

    private List<Uni<Map<PersonKey, Optional<Recipient>>>> newCalls(TenantId tenant, List<PersonKey> group) {
        List<Uni<Map<PersonKey, Optional<Recipient>>>> calls = new ArrayList<>();
        for (int from = 0; from < group.size(); from += config.batch()) {
            List<PersonKey> chunk = group.subList(from, Math.min(group.size(), from + config.batch()));
            Uni<Map<PersonKey, Optional<Recipient>>> call = call(tenant, chunk)
                    .onTermination()
                    .invoke(() -> chunk.forEach(underWay::remove))
                    .memoize()
                    .indefinitely();
            chunk.forEach(person -> underWay.put(person, call));
            calls.add(call);
        }
        return calls;
    }

    private Uni<Map<PersonKey, Optional<Recipient>>> call(TenantId tenant, List<PersonKey> chunk) {
        return Uni.createFrom()
                .deferred(() -> breaker.tryPass()
                        ? lookUp(tenant, chunk)
                        : Uni.createFrom().item(Map.of()));
    }

    private Uni<Map<PersonKey, Optional<Recipient>>> lookUp(TenantId tenant, List<PersonKey> chunk) {
        return client.lookUp(tenant, chunk.stream().map(PersonKey::userId).toList())
                .map(found -> answers(chunk, found))
                .invoke(breaker::succeeded)
                .call(cache::putAll)
                .onFailure()
                .invoke(outage -> failed(tenant, outage))
                .onFailure()
                .recoverWithItem(Map.of());
    }

    private void failed(TenantId tenant, Throwable outage) {
        breaker.failed();
        LOG.warnf("the user service did not answer: tenant=%s %s", tenant, outage.getMessage());
    }

    private static Map<PersonKey, Optional<Recipient>> answers(List<PersonKey> chunk, Map<PersonKey, Recipient> found) {
        Map<PersonKey, Optional<Recipient>> answers = new HashMap<>();
        chunk.forEach(person -> answers.put(person, Optional.ofNullable(found.get(person))));
        return answers;
    }
}
