package jp.kosmo.keycloak.office.imports.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.members.MemberIndexUpdate;
import jp.kosmo.keycloak.members.MemberKeys;
import jp.kosmo.keycloak.members.imports.RecordChange;
import jp.kosmo.keycloak.members.imports.StagedRow;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.access.RecordVersion;
import jp.kosmo.keycloak.office.task.MemberRecord;
import jp.kosmo.keycloak.text.MaskedName;
import jp.kosmo.keycloak.union.BirthDate;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;

/** What a file changes of a member on record: by the rules and with the mails of the office's own tasks. User ID and devices stay. */
public final class ImportRecords implements RecordChange {

    private static final int LONGEST_BEFORE = 2000;
    private static final List<String> NUMBERS =
            List.of(InsuredPerson.SYMBOL, InsuredPerson.NUMBER, InsuredPerson.BRANCH_NUMBER);
    private static final List<String> NAMES = List.of(MaskedName.ATTRIBUTE, MemberKeys.KANA);

    @Override
    public Optional<String> version(KeycloakSession session, RealmModel realm, String memberId) {
        return Optional.ofNullable(session.users().getUserById(realm, memberId))
                .filter(member -> OfficeCall.isInsured(realm, member))
                .map(member -> RecordVersion.of(session, member));
    }

    @Override
    public Done change(KeycloakSession session, RealmModel realm, StagedRow row) {
        UserModel member = unchanged(session, realm, row);
        MemberRecord record = new MemberRecord(session, realm, member);
        Map<String, @Nullable String> before = new LinkedHashMap<>();
        try {
            Map<String, String> values = new LinkedHashMap<>();
            row.attributes().forEach((name, value) -> {
                String now = member.getFirstAttribute(name);
                if (isChanged(name, now, value)) {
                    before.put(name, now);
                    values.put(name, value);
                }
            });
            record.change(values);
            if (row.email() != null && !member.isEmailVerified() && !row.email().equals(member.getEmail())) {
                before.put(UserModel.EMAIL, member.getEmail());
                record.correctAddress(row.email());
            }
        } catch (OfficeProblem refused) {
            throw new Refused(Objects.requireNonNullElse(refused.getMessage(), "REFUSED_BY_PROFILE"));
        }
        return new Done(RecordVersion.of(session, member), write(before));
    }

    /** As the plan compares: numbers whatever zeros they have, a birthdate only where there is none. */
    private static boolean isChanged(String attribute, @Nullable String now, String value) {
        return NUMBERS.contains(attribute)
                ? !InsuredPerson.plain(now).equals(InsuredPerson.plain(value))
                : NAMES.contains(attribute)
                        ? !value.equals(now)
                        : BirthDate.ATTRIBUTE.equals(attribute) && (now == null || now.isEmpty());
    }

    @Override
    public void restore(KeycloakSession session, RealmModel realm, StagedRow row) {
        UserModel member = unchanged(session, realm, row);
        read(row.before()).forEach((name, value) -> {
            if (UserModel.EMAIL.equals(name)) {
                member.setEmail(value);
            } else if (value == null) {
                member.removeAttribute(name);
            } else {
                member.setSingleAttribute(name, value);
            }
        });
        MemberIndexUpdate.atCommit(session, member);
    }

    /** Nobody has had the user ID: it is kept from nobody. */
    @Override
    public void remove(KeycloakSession session, RealmModel realm, StagedRow row) {
        UserModel member = unchanged(session, realm, row);
        String userId = member.getUsername();
        long now = Time.currentTimeMillis();
        new UserManager(session).removeUser(realm, member); // which tells everybody
        EntityManagers.of(session).flush();
        EntityManagers.of(session)
                .createQuery("delete from UserIdHistoryEntity h where h.realmId = :realm and h.releasedId = :id"
                        + " and h.releasedAt >= :now")
                .setParameter("realm", realm.getId())
                .setParameter("id", userId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** With the record locked. */
    private UserModel unchanged(KeycloakSession session, RealmModel realm, StagedRow row) {
        UserModel member = session.users().getUserById(realm, row.memberId());
        if (member == null
                || !OfficeCall.isInsured(realm, member)
                || LockedUser.of(session, member).isEmpty()) {
            throw new Refused("NO_SUCH_MEMBER");
        }
        if (!RecordVersion.of(session, member).equals(row.version())) {
            throw new Refused("RECORD_CHANGED");
        }
        return member;
    }

    private static String write(Map<String, @Nullable String> before) {
        try {
            String text = JsonSerialization.writeValueAsString(before);
            if (text.length() > LONGEST_BEFORE) {
                throw new Refused("TOO_LONG");
            }
            return text;
        } catch (IOException neverForMaps) {
            throw new UncheckedIOException(neverForMaps);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable String> read(@Nullable String before) {
        try {
            return before == null ? Map.of() : JsonSerialization.readValue(before, Map.class);
        } catch (IOException notWrittenHere) {
            throw new UncheckedIOException(notWrittenHere);
        }
    }
}
