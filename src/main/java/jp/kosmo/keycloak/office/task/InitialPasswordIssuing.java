package jp.kosmo.keycloak.office.task;

import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import jp.kosmo.keycloak.limits.Attempts;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.access.OfficeRole;
import jp.kosmo.keycloak.password.initial.InitialPasswordCredential;
import jp.kosmo.keycloak.password.initial.InitialPasswordIssue;
import jp.kosmo.keycloak.password.initial.InsuredPersonRecord;
import jp.kosmo.keycloak.password.initial.RandomPassword;
import jp.kosmo.keycloak.password.initial.code.IssuedCode;
import jp.kosmo.keycloak.password.initial.code.IssuedCodes;
import jp.kosmo.keycloak.password.initial.code.StoredCode;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;

/** Gives a member an initial password anew, in the place of whatever password there is. Devices stay, and are asked for. */
final class InitialPasswordIssuing {

    private final OfficeCall call;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel member;

    InitialPasswordIssuing(OfficeCall call, UserModel member) {
        this.call = call;
        this.session = call.session();
        this.realm = call.realm();
        this.member = member;
    }

    IssuedPassword issue() {
        return switch (InitialPasswordIssue.kind(realm)) {
            case ISSUED -> code();
            case DERIVED -> derive();
            case NONE -> make();
        };
    }

    private IssuedPassword code() {
        IssuedCode code = IssuedCode.random();
        Instant end = InitialPasswordIssue.end(realm).orElse(null);
        forgetPassword();
        IssuedCodes.issue(member, StoredCode.of(code, end));
        return issued(code.printed(), end);
    }

    private IssuedPassword derive() {
        if (InsuredPersonRecord.initialPassword(member).isEmpty()) {
            throw OfficeProblem.of(Status.CONFLICT, "RECORD_INCOMPLETE");
        }
        forgetPassword();
        IssuedCodes.forget(member);
        Attempts.forget(session, realm.getId(), member.getId(), InitialPasswordCredential.KIND);
        InitialPasswordIssue.anew(member);
        return issued(null, InitialPasswordIssue.end(realm, member).orElse(null));
    }

    private IssuedPassword make() {
        PasswordPolicyManagerProvider rules = session.getProvider(PasswordPolicyManagerProvider.class);
        String password = new RandomPassword()
                .fitting(made -> rules.validate(realm, member, made) == null)
                .orElseThrow(() -> OfficeProblem.of(Status.CONFLICT, "NO_PASSWORD_FITS"));
        IssuedCodes.forget(member);
        member.credentialManager().updateCredential(UserCredentialModel.password(password));
        return issued(password, null);
    }

    private void forgetPassword() {
        SubjectCredentialManager credentials = member.credentialManager();
        List<String> stored = credentials
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(CredentialModel::getId)
                .toList();
        stored.forEach(credentials::removeStoredCredentialById);
    }

    private IssuedPassword issued(@Nullable String password, @Nullable Instant until) {
        return new IssuedPassword(userId(), password == null, password, until == null ? null : until.toEpochMilli());
    }

    private @Nullable String userId() {
        return call.isAnyOf(OfficeRole.MEMBERS) ? member.getUsername() : null;
    }
}
