package jp.kosmo.keycloak.office.search;

import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.ledger.history.UserIdHistory;
import jp.kosmo.keycloak.members.ComparableName;
import jp.kosmo.keycloak.members.MemberFinder;
import jp.kosmo.keycloak.members.MemberKeys;
import jp.kosmo.keycloak.supportcode.RefusedMembers;
import jp.kosmo.keycloak.text.EmailAddress;
import jp.kosmo.keycloak.text.MaskedName;
import jp.kosmo.keycloak.text.StoredText;
import jp.kosmo.keycloak.text.TypedText;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Finds members of one union. Each kind of query is one or two statements on an index, whatever the size of the union; an index may
 * be behind the record, and its keys are cut off, so whoever it names is compared with what was asked for.
 */
public final class MemberSearch {

    /** No more are told. */
    static final int MOST = 50;

    private static final Comparator<UserModel> BY_NUMBER = Comparator.comparing(
            member -> MemberKeys.of(member.getId(), member::getFirstAttribute).sort());

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager entities;
    private final MemberFinder index;

    MemberSearch(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.entities = EntityManagers.of(session);
        this.index = new MemberFinder(entities, realm.getId());
    }

    /**
     * Members that were found.
     *
     * @param members at most {@link #MOST}: names in their own order, of one name and otherwise by symbol and number
     * @param more whether there are others
     */
    record Found(List<UserModel> members, boolean more) {

        boolean isEmpty() {
            return members.isEmpty();
        }
    }

    /**
     * The members whom the first of these queries finds that finds any.
     *
     * @param wholeNames whether a name has to be the whole one
     * @param isMember whether the caller may know this user
     */
    Found find(List<MemberQuery> queries, boolean wholeNames, Predicate<UserModel> isMember) {
        return queries.stream()
                .map(query -> find(query, wholeNames, isMember))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(new Found(List.of(), false));
    }

    private Found find(MemberQuery query, boolean wholeNames, Predicate<UserModel> isMember) {
        List<String> ids = ids(query, wholeNames);
        List<UserModel> found = members(ids)
                .filter(member -> isMeant(member, query, wholeNames))
                .filter(isMember)
                .limit(MOST)
                .toList();
        return new Found(
                query.kind() == MemberQuery.Kind.NAME
                        ? found
                        : found.stream().sorted(BY_NUMBER).toList(),
                ids.size() > MOST);
    }

    /** One more than are told. */
    private List<String> ids(MemberQuery query, boolean wholeNames) {
        int most = MOST + 1;
        return switch (query.kind()) {
            case EMAIL -> usersWith("email", spellings(query.value()), most);
            case USER_ID -> {
                List<String> spellings = spellings(query.value());
                List<String> holders = usersWith("username", spellings, most);
                yield holders.isEmpty() && !spellings.isEmpty()
                        ? new UserIdHistory(session, realm.getId()).formerHolders(spellings, most)
                        : holders;
            }
            case SUPPORT_CODE -> RefusedMembers.withCode(session, realm.getId(), query.value());
            case NUMBER -> index.withNumber(query.symbol(), query.value(), query.branchNumber(), most);
            case NAME -> wholeNames ? index.named(query.value(), most) : index.nameBeginningWith(query.value(), most);
        };
    }

    /** What is stored before it was read like today's is found as it was typed, and in full width. */
    private static List<String> spellings(String typed) {
        String read = EmailAddress.read(typed);
        return Stream.of(read, TypedText.trimmed(typed).toLowerCase(Locale.ROOT), wide(read))
                .filter(spelling -> !spelling.isEmpty() && !StoredText.hasControlCharacter(spelling))
                .distinct()
                .toList();
    }

    private static String wide(String ascii) {
        return ascii.codePoints()
                .map(sign -> sign > ' ' && sign <= '~' ? sign - '!' + '！' : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private List<String> usersWith(String column, List<String> values, int most) {
        if (values.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select u.id from UserEntity u where u.realmId = :realm and u." + column + " in :values",
                        String.class)
                .setParameter("realm", realm.getId())
                .setParameter("values", values)
                .setMaxResults(most)
                .getResultList();
    }

    /** In this order. Those of other stores are left out: each would be asked for there. */
    private Stream<UserModel> members(List<String> ids) {
        if (ids.isEmpty()) {
            return Stream.empty();
        }
        // Read at once; Keycloak then finds them in memory.
        List<String> local = entities.createQuery(
                        "select u, u.id from UserEntity u where u.realmId = :realm and u.id in :ids"
                                + " and u.federationLink is null and u.serviceAccountClientLink is null",
                        Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("ids", ids)
                .getResultStream()
                .map(row -> (String) row[1])
                .toList();
        return ids.stream()
                .filter(local::contains)
                .map(id -> session.users().getUserById(realm, id))
                .filter(Objects::nonNull);
    }

    private static boolean isMeant(UserModel member, MemberQuery query, boolean wholeNames) {
        return switch (query.kind()) {
            case EMAIL, SUPPORT_CODE, USER_ID -> true;
            case NUMBER ->
                MemberFinder.hasNumber(member::getFirstAttribute, query.symbol(), query.value(), query.branchNumber());
            case NAME ->
                Stream.of(MaskedName.ATTRIBUTE, MemberKeys.KANA)
                        .map(attribute -> ComparableName.of(member.getFirstAttribute(attribute)))
                        .anyMatch(name -> wholeNames
                                ? name.equals(ComparableName.of(query.value()))
                                : name.startsWith(ComparableName.of(query.value())));
        };
    }
}
