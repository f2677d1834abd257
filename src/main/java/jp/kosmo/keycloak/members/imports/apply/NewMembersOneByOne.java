package jp.kosmo.keycloak.members.imports.apply;

import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.RecordChange;
import jp.kosmo.keycloak.members.imports.StagedRow;
import org.keycloak.connections.jpa.support.EntityManagers;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** The slower way, by the code of Admin REST itself: right whatever Keycloak writes of a user, and on every database. */
final class NewMembersOneByOne {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RecordChange records;

    NewMembersOneByOne(KeycloakSession session, RealmModel realm, RecordChange records) {
        this.session = session;
        this.realm = realm;
        this.records = records;
    }

    /** How many there were. */
    int make(ImportRows rows, int most) {
        List<StagedRow> due = rows.read(NewMembers.DUE, most);
        EntityManagers.runInBatch(session, () -> due.forEach(row -> make(row, rows)), false);
        return due.size();
    }

    private void make(StagedRow row, ImportRows rows) {
        UserModel member = create(row);
        EntityManagers.flush(session, false);
        rows.between(row.line(), row.line())
                .update(
                        "r.state = :DONE, r.userId = :member, r.version = :version",
                        NewMembers.DUE,
                        Map.of(
                                "member",
                                member.getId(),
                                "version",
                                records.version(session, realm, member.getId()).orElse("")));
    }

    /** @throws RecordChange.Refused where the user profile refuses the row */
    UserModel create(StagedRow row) {
        Map<String, List<String>> record = new HashMap<>();
        row.attributes().forEach((name, value) -> record.put(name, List.of(value)));
        Optional.ofNullable(row.userId()).ifPresent(id -> record.put(UserModel.USERNAME, List.of(id)));
        Optional.ofNullable(row.email()).ifPresent(address -> record.put(UserModel.EMAIL, List.of(address)));
        try {
            UserModel member = session.getProvider(UserProfileProvider.class)
                    .create(UserProfileContext.USER_API, record)
                    .create();
            member.setEnabled(true);
            return member;
        } catch (ValidationException refused) {
            throw new RecordChange.Refused("REFUSED_BY_PROFILE");
        } catch (WebApplicationException taken) { // as the profile answers an administrator
            throw new RecordChange.Refused("USER_ID_TAKEN");
        }
    }
}
