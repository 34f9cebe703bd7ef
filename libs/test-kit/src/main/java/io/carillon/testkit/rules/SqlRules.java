package io.carillon.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/** Who may speak SQL, and how transactions run. */
public final class SqlRules {
    private static final String TRANSACTIONS = "io.carillon.postgres.TenantTransactions";
    private static final DescribedPredicate<JavaAccess<?>> SQL = Code.useOf("io.vertx.mutiny.sqlclient.SqlClient")
            .or(Code.useOf("io.vertx.sqlclient.SqlClient"))
            .or(Code.useOf("java.sql.Connection"));
    private static final DescribedPredicate<JavaAccess<?>> OPENING_A_TRANSACTION = Code.useOf(TRANSACTIONS)
            .or(Code.useOf("io.vertx.mutiny.sqlclient.Pool", "withTransaction", "withConnection", "getConnection"));
    private static final DescribedPredicate<JavaAccess<?>> COMBINING = Code.useOf(
                    "io.smallrye.mutiny.Uni", "combine", "join")
            .or(Code.useOf("io.smallrye.mutiny.Multi", "createBy"))
            .or(Code.useOf("io.smallrye.mutiny.groups.UniJoin"));

    /** The owner's declared type does not matter: a call on {@code Pool} or {@code SqlConnection} is SQL as well. */
    public static final ArchRule SQL_ONLY_IN_REPOSITORIES = noClasses()
            .that(Code.writtenIn("are neither repositories nor the transaction library", SqlRules::speaksNoSql))
            .should()
            .accessTargetWhere(SQL.as("SQL is spoken"))
            .as("SQL only in *Repository")
            .because("a reader finds every statement of an aggregate in one place")
            .allowEmptyShould(true);

    /** One connection runs one statement at a time; combining on it looks concurrent, is not, and breaks. */
    public static final ArchRule TRANSACTIONS_ARE_SEQUENTIAL = noClasses()
            .that(Code.writtenIn("run in a transaction", SqlRules::runsInTransaction))
            .should()
            .accessTargetWhere(COMBINING.as("streams are combined"))
            .as("classes that open a transaction, and repositories, never combine or join")
            .because("inside a transaction everything is sequential")
            .allowEmptyShould(true);

    private SqlRules() {}

    private static boolean speaksNoSql(JavaClass topLevel) {
        return !topLevel.getSimpleName().endsWith("Repository")
                && !topLevel.getName().equals(TRANSACTIONS);
    }

    private static boolean runsInTransaction(JavaClass topLevel) {
        return topLevel.getSimpleName().endsWith("Repository")
                || topLevel.getAccessesFromSelf().stream().anyMatch(OPENING_A_TRANSACTION);
    }
}
