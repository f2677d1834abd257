package jp.kosmo.keycloak.office.letter;

import java.util.Set;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.password.initial.InitialPasswordCredential;
import jp.kosmo.keycloak.password.initial.InitialPasswordIssue;
import jp.kosmo.keycloak.password.initial.InsuredPersonRecord;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Who may be sent a letter as one of many: nobody's own password is lost by it. */
final class FirstLetter {

    private FirstLetter() {}

    static boolean isFor(RealmModel realm, UserModel member) {
        Set<String> open = member.getRequiredActionsStream().collect(Collectors.toSet());
        boolean hasIdOfTheUnion = "true".equals(member.getFirstAttribute("temporaryUserId"));
        boolean isFirstLogin =
                hasIdOfTheUnion || open.contains(ProviderIds.BIRTHDATE) || open.contains(ProviderIds.USER_ID);
        boolean isTemporary = hasIdOfTheUnion && open.contains(ProviderIds.UPDATE_PASSWORD);
        return member.isEnabled() && isFirstLogin && isWaiting(realm, member, isTemporary);
    }

    /** @param isTemporary whether a stored password can only be one that staff have set: a member has another user ID before */
    private static boolean isWaiting(RealmModel realm, UserModel member, boolean isTemporary) {
        boolean hasPassword = InitialPasswordCredential.hasStoredPassword(member);
        return switch (InitialPasswordIssue.kind(realm)) {
            case ISSUED -> !hasPassword;
            case DERIVED ->
                !hasPassword && InsuredPersonRecord.initialPassword(member).isPresent();
            case NONE -> !hasPassword || isTemporary;
        };
    }
}
