package jp.kosmo.keycloak.ledger.evidence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.figures.MembersOnly;
import jp.kosmo.keycloak.members.figures.RefusedAddresses;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;

/**
 * Lists of a union's members, sorted by user ID, page by page, in set-based statements that each look at a part of the
 * members. Staff and programs are on none; of members of other stores the realm has no rows.
 */
public final class MemberLists {

    private static final List<String> SHOWN = List.of(
            "displayName",
            "insuredPersonSymbol",
            "insuredPersonNumber",
            "insuredPersonBranchNumber",
            MemberList.AGREED_TERMS);

    private static final int AT_ONCE = 10_000;

    private record Row(String id, String userId, boolean enabled, boolean hasAddress, boolean isRefused) {}

    private final EntityManager entities;
    private final RealmModel realm;
    private final MembersOnly members;
    private final RefusedAddresses refusedAddresses;

    public MemberLists(KeycloakSession session, RealmModel realm) {
        this.entities = EntityManagers.of(session);
        this.realm = realm;
        this.members = new MembersOnly(session, realm);
        this.refusedAddresses = new RefusedAddresses(session, members);
    }

    /** The user ID of a user of this realm; empty when there is none any more. */
    public Optional<String> userIdOf(String id) {
        return entities.createQuery(
                        "select u.username from UserEntity u where u.id = :id and u.realmId = :realm", String.class)
                .setParameter("id", id)
                .setParameter("realm", realm.getId())
                .getResultStream()
                .findFirst();
    }

    /**
     * Some of the members on a list; none at its end.
     *
     * @param version of the terms, for those who have not agreed to it
     * @param after only behind this user ID; empty = from the beginning
     * @param most not more than this many
     */
    public List<ListedMember> page(MemberList list, @Nullable String version, String after, int most) {
        List<Row> rows = new ArrayList<>();
        Optional<String> last = Optional.of(after);
        while (rows.size() < most && last.isPresent()) {
            Optional<String> upTo = userIdFurtherOn(last.get());
            rows.addAll(rows(list, version, last.get(), upTo, most - rows.size()));
            last = upTo;
        }
        return rows.isEmpty() ? List.of() : listed(list, rows);
    }

    /**
     * Where so many members end that the database looks at once at: it might read all members of a union for each page
     * otherwise. Empty where there are fewer.
     */
    private Optional<String> userIdFurtherOn(String after) {
        return entities.createQuery(
                        "select u.username from UserEntity u where u.realmId = :realm and u.username > :after"
                                + " order by u.username",
                        String.class)
                .setParameter("realm", realm.getId())
                .setParameter("after", after)
                .setFirstResult(AT_ONCE - 1)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private List<Row> rows(MemberList list, @Nullable String version, String after, Optional<String> upTo, int most) {
        TypedQuery<Object[]> query = members.query(
                        "select u.id, u.username, u.enabled, u.email from UserEntity u where u.username > :after and "
                                + (upTo.isPresent() ? "u.username <= :upTo and " : "")
                                + MembersOnly.CONDITION + " and " + list.condition() + " order by u.username",
                        Object[].class)
                .setParameter("after", after)
                .setMaxResults(most);
        upTo.ifPresent(last -> query.setParameter("upTo", last));
        if (list == MemberList.TERMS_MISSING) {
            query.setParameter("version", Objects.requireNonNull(version));
        }
        Set<String> refused = list == MemberList.WITHOUT_ADDRESS
                ? refusedAddresses.between(after, upTo).collect(Collectors.toSet())
                : Set.of();
        if (list == MemberList.WITHOUT_ADDRESS) {
            query.setParameter("confirmed", areAddressesConfirmed())
                    .setParameter("refused", MembersOnly.withNone(refused));
        }
        return query.getResultStream()
                .map(found -> new Row(
                        (String) found[0],
                        (String) found[1],
                        (Boolean) found[2],
                        found[3] != null,
                        refused.contains((String) found[0])))
                .toList();
    }

    private boolean areAddressesConfirmed() {
        return realm.isVerifyEmail()
                || Optional.ofNullable(realm.getRequiredActionConfigByAlias(ProviderIds.UPDATE_EMAIL))
                        .map(RequiredActionConfigModel::getConfig)
                        .map(settings -> settings.get("verifyEmail"))
                        .filter(Boolean::parseBoolean)
                        .isPresent();
    }

    private List<ListedMember> listed(MemberList list, List<Row> rows) {
        List<String> ids = rows.stream().map(Row::id).toList();
        Map<String, Map<String, String>> attributes = attributes(ids);
        Map<String, Set<String>> actions = actions(ids);
        return rows.stream()
                .map(row -> listed(
                        list,
                        row,
                        attributes.getOrDefault(row.id(), Map.of()),
                        actions.getOrDefault(row.id(), Set.of())))
                .toList();
    }

    private static ListedMember listed(MemberList list, Row row, Map<String, String> attributes, Set<String> actions) {
        return new ListedMember(
                row.id(),
                row.userId(),
                attributes.get(SHOWN.get(0)),
                attributes.get(SHOWN.get(1)),
                attributes.get(SHOWN.get(2)),
                attributes.get(SHOWN.get(3)),
                list.reason(new MemberList.Person(row.hasAddress(), row.isRefused(), attributes, actions)),
                row.enabled(),
                attributes.get(MemberList.AGREED_TERMS));
    }

    private Map<String, Map<String, String>> attributes(List<String> ids) {
        Map<String, Map<String, String>> found = new HashMap<>();
        entities.createQuery(
                        "select a.user.id, a.name, a.value from UserAttributeEntity a where a.user.id in :ids"
                                + " and a.name in :names and a.value is not null",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("names", SHOWN)
                .getResultStream()
                .forEach(row -> found.computeIfAbsent((String) row[0], id -> new HashMap<>())
                        .putIfAbsent((String) row[1], (String) row[2]));
        return found;
    }

    private Map<String, Set<String>> actions(List<String> ids) {
        Map<String, Set<String>> found = new HashMap<>();
        entities.createQuery(
                        "select a.user.id, a.action from UserRequiredActionEntity a where a.user.id in :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(row -> found.computeIfAbsent((String) row[0], id -> new HashSet<>())
                        .add((String) row[1]));
        return found;
    }
}
