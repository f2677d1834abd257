package jp.kosmo.keycloak.password.rules;

import jp.kosmo.keycloak.password.initial.InsuredPersonRecord;
import jp.kosmo.keycloak.password.initial.code.IssuedCodes;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PolicyError;

/**
 * Password policy {@code kosmoNotPersonal}: not the user ID in whatever case, and nothing that contains the insured
 * person's symbol and number or the birthdate, which rules out the derived initial password too, nor the code of the letter. Of the record one
 * sentence names the whole rule, so that it does not tell which part of the record a guess has met.
 */
public final class NotPersonalPolicyFactory extends PasswordPolicyRuleFactory {

    /** Longer is no password but a list of guesses, of which one is right; other rules refuse it. */
    private static final int LONGEST_PASSWORD = 64;

    /** Shorter sequences of digits stand in good passwords by chance. */
    private static final int SHORTEST_GUESS = 4;

    public NotPersonalPolicyFactory() {
        super("kosmoNotPersonal", null, null);
    }

    @Override
    @Nullable
    PolicyError check(@Nullable UserModel member, String password, Object setting) {
        if (member == null || password.length() > LONGEST_PASSWORD) {
            return null;
        }
        if (IssuedCodes.open(member, password)) {
            return new PolicyError("kosmoPasswordInitial");
        }
        boolean personal = password.equalsIgnoreCase(member.getUsername())
                || InsuredPersonRecord.guessable(member)
                        .filter(known -> known.length() >= SHORTEST_GUESS)
                        .anyMatch(known -> Characters.contains(password, known));
        return personal ? new PolicyError("kosmoPasswordPersonal") : null;
    }

    @Override
    Object parse(@Nullable String setting) {
        return "";
    }
}
