package io.carillon.core.recipient;

import io.carillon.events.Channel;
import io.carillon.events.Recipient;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The tables {@code subscribers} and {@code contacts}: people and how to reach them. */
@ApplicationScoped
public class SubscriberRepository {

    private static final String FIND_ALL = """
            SELECT s.tenant_id, s.user_id, s.locale, s.time_zone, c.channel, c.address
            FROM subscribers AS s
            JOIN unnest($1::uuid[], $2::text[]) AS wanted (tenant_id, user_id)
              ON s.tenant_id = wanted.tenant_id
             AND s.user_id = wanted.user_id
            LEFT JOIN contacts AS c
              ON c.tenant_id = s.tenant_id
             AND c.user_id = s.user_id
            ORDER BY c.updated_at DESC, c.id DESC
            """;

    /** What is known of the people, of any tenants; those who are unknown are left out. Newest devices first. */
    public Uni<Map<PersonKey, Recipient>> findAll(SqlClient client, Collection<PersonKey> people) {
        if (people.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Columns<PersonKey> rows = new Columns<>(List.copyOf(people));
        Tuple wanted = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(p -> p.tenant().value()))
                .addArrayOfString(rows.texts(PersonKey::userId));
        return client.preparedQuery(FIND_ALL).execute(wanted).map(SubscriberRepository::recipients);
    }

    private static final String UPSERT_ALL = """
            INSERT INTO subscribers (tenant_id, user_id, locale, time_zone)
            SELECT *
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
            ON CONFLICT (tenant_id, user_id) DO UPDATE
            SET locale = excluded.locale, time_zone = excluded.time_zone, updated_at = now()
            """;

    private static final String DELETE_SINGLE_CONTACTS = """
            DELETE FROM contacts
            WHERE tenant_id = $1
              AND user_id = ANY ($2)
              AND channel <> 'push'
            """;

    private static final String UPSERT_CONTACTS = """
            INSERT INTO contacts (tenant_id, id, user_id, channel, address, address_hash, platform, name)
            SELECT *
            FROM unnest(
                $1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
            ON CONFLICT (tenant_id, address_hash) WHERE channel = 'push' DO UPDATE
            SET user_id = excluded.user_id, platform = coalesce(excluded.platform, contacts.platform),
                name = coalesce(excluded.name, contacts.name), updated_at = now()
            """;

    /**
     * Puts people as {@code subscribers} say, in three statements: their contacts but devices are replaced, devices named
     * are added. Each user id may come once.
     */
    Uni<Void> putAll(SqlClient client, TenantId tenant, List<Subscriber> subscribers) {
        Columns<Subscriber> rows = new Columns<>(inOneOrder(subscribers));
        String[] users = rows.texts(Subscriber::userId);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(s -> tenant.value()))
                .addArrayOfString(users)
                .addArrayOfString(rows.texts(Subscriber::locale))
                .addArrayOfString(rows.texts(Subscriber::timeZone));
        List<Contact> contacts = withoutTwins(subscribers);
        return client.preparedQuery(UPSERT_ALL)
                .execute(values)
                .chain(() -> client.preparedQuery(DELETE_SINGLE_CONTACTS).execute(Tuple.of(tenant.value(), users)))
                .chain(() -> putContacts(client, contacts));
    }

    /** Adds contacts; a device that was somebody else's becomes its new owner's. */
    Uni<Void> putContacts(SqlClient client, List<Contact> contacts) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Contact> rows = new Columns<>(contacts);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(c -> c.key().tenant().value()))
                .addArrayOfUUID(rows.uuids(Contact::id))
                .addArrayOfString(rows.texts(Contact::userId))
                .addArrayOfString(rows.texts(c -> c.key().channel().wireName()))
                .addArrayOfString(rows.texts(Contact::address))
                .addArrayOfString(rows.texts(c -> c.key().hash()))
                .addArrayOfString(rows.texts(Contact::platform))
                .addArrayOfString(rows.texts(Contact::name));
        return client.preparedQuery(UPSERT_CONTACTS).execute(values).replaceWithVoid();
    }

    private static final String ENSURE = """
            INSERT INTO subscribers (tenant_id, user_id)
            VALUES ($1, $2)
            ON CONFLICT (tenant_id, user_id) DO NOTHING
            """;

    /** Makes sure the person is known. */
    Uni<Void> ensure(SqlClient client, PersonKey person) {
        return client.preparedQuery(ENSURE)
                .execute(Tuple.of(person.tenant().value(), person.userId()))
                .replaceWithVoid();
    }

    private static final String FIND = """
            SELECT user_id, locale, time_zone, created_at, updated_at
            FROM subscribers
            WHERE tenant_id = $1
              AND user_id = $2
            """;

    /** One subscriber without contacts. */
    Uni<Optional<Subscriber>> find(SqlClient client, PersonKey person) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(person.tenant().value(), person.userId()))
                .map(rows -> Rows.first(rows, SubscriberRepository::read));
    }

    private static final String LIST_CONTACTS = """
            SELECT tenant_id, id, user_id, channel, address, address_hash, platform, name, created_at
            FROM contacts
            WHERE tenant_id = $1
              AND user_id = $2
            ORDER BY id
            """;

    /** One person's contacts, oldest first. */
    Uni<List<Contact>> listContacts(SqlClient client, PersonKey person) {
        return client.preparedQuery(LIST_CONTACTS)
                .execute(Tuple.of(person.tenant().value(), person.userId()))
                .map(rows -> Rows.list(rows, SubscriberRepository::contact));
    }

    private static final String DELETE_CONTACTS = """
            DELETE FROM contacts
            WHERE tenant_id = $1
              AND user_id = $2
              AND ($3::uuid IS NULL OR id = $3)
              AND ($4::text IS NULL OR channel = $4)
            """;

    /** Removes one person's contacts: all, by id, or of one channel (null means any). Returns how many there were. */
    Uni<Integer> deleteContacts(SqlClient client, PersonKey person, UUID id, Channel channel) {
        return client.preparedQuery(DELETE_CONTACTS)
                .execute(Tuple.of(
                        person.tenant().value(), person.userId(), id, channel == null ? null : channel.wireName()))
                .map(deleted -> deleted.rowCount());
    }

    private static final String DELETE = """
            DELETE FROM subscribers
            WHERE tenant_id = $1
              AND user_id = $2
            """;

    /** Forgets a subscriber; returns how many there were. */
    Uni<Integer> delete(SqlClient client, PersonKey person) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(person.tenant().value(), person.userId()))
                .map(deleted -> deleted.rowCount());
    }

    private static final String RETIRE = """
            DELETE FROM contacts AS c
            USING unnest($1::uuid[], $2::text[]) AS dead (tenant_id, address_hash)
            WHERE c.tenant_id = dead.tenant_id
              AND c.address_hash = dead.address_hash
              AND c.channel = 'push'
            """;

    /** Removes devices, of any tenants, whose app is gone. */
    public Uni<Void> retireDevices(SqlClient client, Collection<Address> devices) {
        if (devices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Address> rows = new Columns<>(List.copyOf(devices));
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(d -> d.tenant().value()))
                .addArrayOfString(rows.texts(Address::hash));
        return client.preparedQuery(RETIRE).execute(values).replaceWithVoid();
    }

    /** Whoever writes many people locks them in the same order. */
    private static List<Subscriber> inOneOrder(List<Subscriber> subscribers) {
        return subscribers.stream()
                .sorted(Comparator.comparing(Subscriber::userId))
                .toList();
    }

    /** A device named twice belongs to the last one who names it. */
    private static List<Contact> withoutTwins(List<Subscriber> subscribers) {
        Map<String, Contact> distinct = new TreeMap<>();
        subscribers.stream()
                .flatMap(subscriber -> subscriber.contacts().stream())
                .forEach(contact -> distinct.put(twinKey(contact), contact));
        return List.copyOf(distinct.values());
    }

    private static String twinKey(Contact contact) {
        return contact.key().hash() + (contact.key().channel() == Channel.PUSH ? "" : contact.userId());
    }

    private static Map<PersonKey, Recipient> recipients(RowSet<Row> rows) {
        Map<PersonKey, RecipientDraft> drafts = new LinkedHashMap<>();
        rows.forEach(row -> drafts.computeIfAbsent(
                        new PersonKey(new TenantId(row.getUUID("tenant_id")), row.getString("user_id")),
                        key -> new RecipientDraft(row.getString("locale"), row.getString("time_zone")))
                .add(row.getString("channel"), row.getString("address")));
        Map<PersonKey, Recipient> recipients = new HashMap<>();
        drafts.forEach((key, draft) -> recipients.put(key, draft.recipient(key.userId())));
        return recipients;
    }

    private static Subscriber read(Row row) {
        return new Subscriber(
                row.getString("user_id"),
                row.getString("locale"),
                row.getString("time_zone"),
                List.of(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static Contact contact(Row row) {
        Address key = new Address(
                new TenantId(row.getUUID("tenant_id")),
                Channel.of(row.getString("channel")),
                row.getString("address_hash"));
        return new Contact(
                row.getUUID("id"),
                key,
                row.getString("user_id"),
                row.getString("address"),
                row.getString("platform"),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
