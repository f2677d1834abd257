package jp.kosmo.keycloak.office.report;

import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.Lockout;
import jp.kosmo.keycloak.members.figures.MembersOnly;
import jp.kosmo.keycloak.members.figures.RefusedAddresses;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.realm.ClosedAccount;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import jp.kosmo.keycloak.terms.TermsInForce;
import jp.kosmo.keycloak.terms.TermsVersion;
import jp.kosmo.keycloak.userid.released.TemporaryUserId;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Counts a union's members in the database: a fixed number of statements, however many members there are, and no member is read.
 * What is counted is what the members' cards say, too.
 */
public final class MemberCounter {

    /** Steps that stand on the record until they are done. */
    private static final Map<String, Figure> STEPS = Map.of(
            ProviderIds.BIRTHDATE, Figure.BIRTHDATE_DONE,
            ProviderIds.USER_ID, Figure.USER_ID_DONE,
            ProviderIds.UPDATE_PASSWORD, Figure.PASSWORD_DONE,
            ProviderIds.UPDATE_EMAIL, Figure.EMAIL_DONE);

    private static final String COUNT = "select count(u.id) from UserEntity u where " + MembersOnly.CONDITION;
    private static final String FACTORS =
            " from CredentialEntity c join c.user u where c.type in :types and " + MembersOnly.CONDITION;
    private static final String HAS = "exists (select 1 from UserAttributeEntity t where t.user = u and %s)";
    private static final String NOT_CLOSED = " and not " + HAS.formatted("t.name = :closed");
    private static final String BIRTHDATE_LOCK = "exists (select 1 from AttemptEntity a where a.realmId = :realm"
            + " and a.userId = u.id and a.lockedUntil is not null)";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final MembersOnly members;
    private final Map<Figure, Long> figures = new EnumMap<>(Figure.class);

    private MemberCounter(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.members = new MembersOnly(session, realm);
    }

    /** Counts now. */
    public static MemberCounts count(KeycloakSession session, RealmModel realm) {
        return new MemberCounter(session, realm).count();
    }

    private MemberCounts count() {
        long disabled = countRecords();
        countSteps();
        countFactors();
        Map<String, Long> agreed = countAttributes();
        countLocks(disabled);
        var troubles = new TroubledMembers(session, realm, members);
        figures.put(Figure.LOCKED_FOR_NOW, troubles.lockedForNow());
        figures.put(
                Figure.MAIL_REFUSED,
                new RefusedAddresses(session, members).all().count());
        figures.keySet().removeIf(figure -> !figure.isOf(realm));
        return new MemberCounts(figures, new TreeMap<>(agreed));
    }

    private long countRecords() {
        Tuple found = members.query(
                        "select count(u.id), count(u.email), sum(case when u.enabled = true then 0 else 1 end)"
                                + " from UserEntity u where " + MembersOnly.CONDITION,
                        Tuple.class)
                .getSingleResult();
        long all = found.get(0, Long.class);
        figures.put(Figure.MEMBERS, all);
        figures.put(Figure.NO_ADDRESS, all - found.get(1, Long.class));
        return Optional.ofNullable((Number) found.get(2)).map(Number::longValue).orElse(0L);
    }

    /** Begun has who would be said to have by {@link jp.kosmo.keycloak.office.member.StandingReader}. */
    private void countSteps() {
        Map<String, Long> open = new HashMap<>();
        members.query(
                        "select a.action, count(u.id) from UserRequiredActionEntity a join a.user u"
                                + " where a.action in :steps and " + MembersOnly.CONDITION + " group by a.action",
                        Tuple.class)
                .setParameter("steps", STEPS.keySet())
                .getResultStream()
                .forEach(row -> open.put(row.get(0, String.class), row.get(1, Long.class)));
        STEPS.forEach((step, figure) -> figures.put(figure, others(open.getOrDefault(step, 0L))));
        long notBegun = single(members.query(
                        COUNT
                                + " and exists (select 1 from UserRequiredActionEntity a where a.user = u and a.action = :first)"
                                + " and not " + HAS.formatted("t.name = :agreed")
                                + " and (not " + HAS.formatted("t.name = :method") + " or "
                                + HAS.formatted("t.name = :temporary and t.value = 'true'") + ")",
                        Long.class)
                .setParameter("first", RealmActions.beginning(realm))
                .setParameter("agreed", TermsVersion.AGREED)
                .setParameter("method", MfaMethod.ATTRIBUTE)
                .setParameter("temporary", TemporaryUserId.ATTRIBUTE));
        figures.put(Figure.BEGUN, others(notBegun));
    }

    private void countFactors() {
        List<String> types =
                Stream.of(MfaMethod.values()).map(MfaMethod::credentialType).toList();
        Stream.of(MfaMethod.values()).forEach(method -> figures.put(Figure.setUp(method), 0L));
        members.query("select c.type, count(distinct u.id)" + FACTORS + " group by c.type", Tuple.class)
                .setParameter("types", types)
                .getResultStream()
                .forEach(row -> MfaMethod.ofCredentialType(row.get(0, String.class))
                        .ifPresent(method -> figures.put(Figure.setUp(method), row.get(1, Long.class))));
        figures.put(
                Figure.FACTOR_NONE,
                others(single(members.query("select count(distinct u.id)" + FACTORS, Long.class)
                        .setParameter("types", types))));
    }

    /** Both have one value a member at most. */
    private Map<String, Long> countAttributes() {
        Map<String, Long> agreed = new HashMap<>();
        Stream.of(MfaMethod.values()).forEach(method -> figures.put(Figure.chosen(method), 0L));
        members.query(
                        "select t.name, t.value, count(u.id) from UserAttributeEntity t join t.user u"
                                + " where t.name in :names and t.value is not null and " + MembersOnly.CONDITION
                                + " group by t.name, t.value",
                        Tuple.class)
                .setParameter("names", List.of(MfaMethod.ATTRIBUTE, TermsVersion.AGREED))
                .getResultStream()
                .forEach(row -> {
                    String value = row.get(1, String.class);
                    if (TermsVersion.AGREED.equals(row.get(0, String.class))) {
                        agreed.put(value, row.get(2, Long.class));
                    } else {
                        MfaMethod.of(value)
                                .ifPresent(method -> figures.put(Figure.chosen(method), row.get(2, Long.class)));
                    }
                });
        figures.put(Figure.METHOD_NONE, others(counted(Figure.METHOD_OTP) + counted(Figure.METHOD_PASSKEY)));
        figures.put(
                Figure.TERMS_DONE,
                agreed.values().stream().mapToLong(Long::longValue).sum());
        TermsInForce.label(realm)
                .ifPresent(label -> figures.put(Figure.TERMS_IN_FORCE, agreed.getOrDefault(label, 0L)));
        return agreed;
    }

    /** In the order in which a card decides: closed by the union, locked by birthdates, locked by passwords. */
    private void countLocks(long disabled) {
        long byBirthdates = single(closedNot(COUNT + " and u.enabled = false and " + BIRTHDATE_LOCK + NOT_CLOSED));
        long byPasswords = single(closedNot(COUNT + " and u.enabled = false and not " + BIRTHDATE_LOCK + NOT_CLOSED
                        + " and exists (select 1 from UserAttributeEntity d where d.user = u and d.name = :reason"
                        + " and d.value = :permanent)")
                .setParameter("reason", UserModel.DISABLED_REASON)
                .setParameter("permanent", Lockout.PERMANENT));
        figures.put(Figure.LOCKED_BIRTHDATE, byBirthdates);
        figures.put(Figure.LOCKED_UNTIL_UNLOCKED, byPasswords);
        figures.put(Figure.CLOSED, Math.max(0, disabled - byBirthdates - byPasswords));
    }

    private TypedQuery<Long> closedNot(String jpql) {
        return members.query(jpql, Long.class).setParameter("closed", ClosedAccount.REASON);
    }

    /** All but these. Somebody may have been recorded since all were counted. */
    private long others(long some) {
        return Math.max(0, counted(Figure.MEMBERS) - some);
    }

    private long counted(Figure figure) {
        return figures.getOrDefault(figure, 0L);
    }

    private static long single(TypedQuery<Long> query) {
        return query.getSingleResult();
    }
}
