package jp.kosmo.keycloak.members;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the index. It names whom it knows; whether that is still what is on record, the caller compares. */
public final class MemberFinder {

    private static final String OF_REALM = "select m.userId from MemberEntity m where m.realmId = :realm and ";

    private final EntityManager entities;
    private final String realmId;

    public MemberFinder(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * Members with this number, by symbol and number, whatever zeros and widths it is written in.
     *
     * @param symbol empty = any
     * @param branchNumber empty = any
     */
    public List<String> withNumber(String symbol, String number, String branchNumber, int most) {
        String numberKey = MemberKeys.ofNumber(number);
        String symbolKey = MemberKeys.ofNumber(symbol);
        String branchKey = MemberKeys.ofNumber(branchNumber);
        if (numberKey == null) {
            return List.of();
        }
        TypedQuery<String> query = query("m.numberKey = :number"
                        + (symbolKey == null ? "" : " and m.symbolKey = :symbol")
                        + (branchKey == null ? "" : " and m.branchKey = :branch")
                        + " order by m.sortKey")
                .setParameter("number", numberKey);
        if (symbolKey != null) {
            query.setParameter("symbol", symbolKey);
        }
        if (branchKey != null) {
            query.setParameter("branch", branchKey);
        }
        return query.setMaxResults(most).getResultList();
    }

    /** Whether a member's record says this number. */
    public static boolean hasNumber(
            UnaryOperator<@Nullable String> attribute, String symbol, String number, String branchNumber) {
        return same(attribute.apply(InsuredPerson.NUMBER), number)
                && (isNothing(symbol) || same(attribute.apply(InsuredPerson.SYMBOL), symbol))
                && (isNothing(branchNumber) || same(attribute.apply(InsuredPerson.BRANCH_NUMBER), branchNumber));
    }

    /** Members whose name or its reading begins like this, in the order of the names, and of one name by symbol and number. */
    public List<String> nameBeginningWith(String beginning, int most) {
        String key = MemberKeys.ofName(beginning);
        return key == null
                ? List.of()
                : Stream.of("m.nameKey", "m.kanaKey")
                        .flatMap(column -> query(column + " >= :key and " + column + " < :end order by " + column
                                        + ", m.sortKey")
                                .setParameter("key", key)
                                .setParameter("end", MemberKeys.end(key))
                                .setMaxResults(most)
                                .getResultStream())
                        .distinct()
                        .limit(most)
                        .toList();
    }

    /** Members whose whole name or its reading is this. */
    public List<String> named(String name, int most) {
        String key = MemberKeys.ofName(name);
        return key == null
                ? List.of()
                : Stream.of("m.nameKey", "m.kanaKey")
                        .flatMap(column -> query(column + " = :key order by m.sortKey")
                                .setParameter("key", key)
                                .setMaxResults(most)
                                .getResultStream())
                        .distinct()
                        .limit(most)
                        .toList();
    }

    private TypedQuery<String> query(String condition) {
        return entities.createQuery(OF_REALM + condition, String.class).setParameter("realm", realmId);
    }

    private static boolean isNothing(String written) {
        return InsuredPerson.plain(written).isEmpty();
    }

    private static boolean same(@Nullable String recorded, String asked) {
        return Objects.equals(InsuredPerson.plain(recorded), InsuredPerson.plain(asked));
    }
}
