package io.carillon.dispatcher.delivery;

import io.carillon.dispatcher.delivery.Claimed.Held;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Claims a poll's attempts before they are sent, so that copies meet a claim. Without Redis everything is sent
 * unclaimed: at least once is kept, at most once is not.
 */
@ApplicationScoped
class ClaimDeliveries {
    private final ClaimRepository repository;
    private final Owner owner;
    private final InFlight inFlight;
    private final DispatchMetrics metrics;
    private final RedisWatch redis;

    ClaimDeliveries(
            ClaimRepository repository, Owner owner, InFlight inFlight, DispatchMetrics metrics, RedisWatch redis) {
        this.repository = repository;
        this.owner = owner;
        this.inFlight = inFlight;
        this.metrics = metrics;
        this.redis = redis;
    }

    /** Sorts a poll by its claims; one round trip unless another process claims some of it. Never fails. */
    Uni<Claimed> claim(List<Work> poll) {
        List<Work> works = poll.stream().filter(this::takeInHand).toList();
        return works.isEmpty()
                ? Uni.createFrom().item(new Claimed(List.of(), List.of()))
                : repository
                        .claim(works.stream().map(Work::key).toList())
                        .invoke(redis::answered)
                        .map(found -> firstLook(works, found))
                        .onFailure()
                        .recoverWithItem(outage -> new Claimed(sendUnclaimed(works, outage), List.of()))
                        .chain(this::askOwners);
    }

    /** Looks once more at what another process held; gives back what is now ours to send. Never fails. */
    Uni<List<Work>> lookAgain(List<Held> waiting) {
        return repository
                .read(waiting.stream().map(Held::key).toList())
                .chain(found -> secondLook(waiting, found))
                .onFailure()
                .recoverWithItem(outage -> sendUnclaimed(works(waiting), outage));
    }

    /** Marks attempts whose outcome is written, and lets go of them. Never fails. */
    Uni<Void> finish(List<AttemptKey> keys) {
        return repository
                .markDone(keys)
                .onFailure()
                .invoke(redis::failed)
                .onFailure()
                .recoverWithNull()
                .invoke(() -> keys.forEach(inFlight::end));
    }

    private boolean takeInHand(Work work) {
        boolean mine = inFlight.begin(work.key());
        if (!mine) {
            metrics.claimed(ClaimDecision.DROPPED_OWN);
        }
        return mine;
    }

    private Claimed firstLook(List<Work> works, List<Optional<String>> found) {
        List<Work> send = new ArrayList<>(works.size());
        List<Held> held = new ArrayList<>(0);
        for (int i = 0; i < works.size(); i++) {
            ClaimDecision decision = ClaimDecision.first(found.get(i), owner.id());
            if (decision == ClaimDecision.ASK_OWNER) {
                held.add(new Held(works.get(i), ownerOf(found.get(i).orElseThrow())));
            } else {
                settle(works.get(i), decision).ifPresent(send::add);
            }
        }
        return new Claimed(send, held);
    }

    private Uni<Claimed> askOwners(Claimed claimed) {
        return claimed.waiting().isEmpty()
                ? Uni.createFrom().item(claimed)
                : repository
                        .alive(owners(claimed.waiting()))
                        .chain(alive -> takeFromDead(claimed, alive))
                        .onFailure()
                        .recoverWithItem(outage -> new Claimed(
                                joined(claimed.send(), sendUnclaimed(works(claimed.waiting()), outage)), List.of()));
    }

    private Uni<Claimed> takeFromDead(Claimed claimed, Map<String, Boolean> alive) {
        Map<ClaimDecision, List<Held>> byDecision = claimed.waiting().stream()
                .collect(Collectors.groupingBy(held -> ClaimDecision.ofOwner(alive.get(held.owner()))));
        List<Held> living = byDecision.getOrDefault(ClaimDecision.WAIT, List.of());
        living.forEach(held -> metrics.claimed(ClaimDecision.WAIT));
        return takeOver(byDecision.getOrDefault(ClaimDecision.ORPHAN, List.of()))
                .map(taken -> new Claimed(joined(claimed.send(), taken), living));
    }

    private Uni<List<Work>> secondLook(List<Held> waiting, List<Optional<String>> found) {
        Set<String> named = found.stream()
                .flatMap(Optional::stream)
                .map(ClaimDeliveries::ownerOf)
                .collect(Collectors.toSet());
        return repository.alive(named).chain(alive -> takeOver(orphans(waiting, found, alive)));
    }

    private List<Held> orphans(List<Held> waiting, List<Optional<String>> found, Map<String, Boolean> alive) {
        return IntStream.range(0, waiting.size())
                .filter(i -> isOrphan(waiting.get(i).work(), found.get(i), alive))
                .mapToObj(i -> new Held(
                        waiting.get(i).work(),
                        found.get(i)
                                .map(ClaimDeliveries::ownerOf)
                                .orElse(waiting.get(i).owner())))
                .toList();
    }

    private boolean isOrphan(Work work, Optional<String> found, Map<String, Boolean> alive) {
        boolean lives = found.map(ClaimDeliveries::ownerOf).map(alive::get).orElse(false);
        ClaimDecision decision = ClaimDecision.second(found, owner.id(), lives);
        return decision == ClaimDecision.ORPHAN || settle(work, decision).isPresent();
    }

    private Uni<List<Work>> takeOver(List<Held> dead) {
        return dead.isEmpty()
                ? Uni.createFrom().item(List.of())
                : repository
                        .takeOver(
                                dead.stream().map(Held::key).toList(),
                                dead.stream().map(Held::owner).toList())
                        .map(found -> taken(dead, found));
    }

    private List<Work> taken(List<Held> dead, List<Optional<String>> found) {
        return IntStream.range(0, dead.size())
                .mapToObj(i -> settle(
                        dead.get(i).work(),
                        ClaimDecision.ofOrphan(found.get(i), dead.get(i).owner())))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Work> sendUnclaimed(List<Work> works, Throwable outage) {
        redis.failed(outage);
        works.forEach(work -> settle(work, ClaimDecision.UNCLAIMED));
        return works;
    }

    /** Counts the decision; empty when it lets go of the attempt. */
    private Optional<Work> settle(Work work, ClaimDecision decision) {
        metrics.claimed(decision);
        if (!decision.sends()) {
            inFlight.end(work.key());
        } else if (decision != ClaimDecision.UNCLAIMED) {
            inFlight.claimed(work.key());
        }
        return Optional.of(work).filter(kept -> decision.sends());
    }

    private static String ownerOf(String claim) {
        return ClaimState.of(claim).owner();
    }

    private static Set<String> owners(List<Held> held) {
        return held.stream().map(Held::owner).collect(Collectors.toSet());
    }

    private static List<Work> works(List<Held> held) {
        return held.stream().map(Held::work).toList();
    }

    private static List<Work> joined(List<Work> first, List<Work> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
