package jp.kosmo.keycloak.email;

import jp.kosmo.keycloak.keycloak.LockedMember;
import jp.kosmo.keycloak.onboarding.OnboardingStep;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.UpdateEmail;

/**
 * 「メールアドレスの更新」 in place of Keycloak's {@code UPDATE_EMAIL}, which goes on for a member who was locked after the login
 * form. Whoever guesses passwords elsewhere must not find the mails of a locked account at a new address.
 */
public final class EmailChange extends UpdateEmail {

    /** Above Keycloak's own action of the same id. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!OnboardingStep.stopIfLocked(context, context.getUser().isEnabled())) {
            super.requiredActionChallenge(context);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (!OnboardingStep.stopIfLocked(context, LockedMember.isEnabled(context.getSession(), context.getUser()))) {
            super.processAction(context);
        }
    }
}
