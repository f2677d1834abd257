package jp.kosmo.keycloak.password.rules;

import java.util.Set;

/**
 * The password policies whose answer tells nothing about a member: they look at the password alone, at a public list or
 * at the user ID, which is on the page.
 *
 * <p>All others compare with what must not be found out by trying: the member's passwords ({@code passwordHistory},
 * {@code passwordAge}), the symbol, number and birthdate ({@code kosmoNotPersonal}), the address ({@code notEmail}). A
 * policy that is not known here is taken for one of these.
 */
public final class OpenRules {

    private static final Set<String> OPEN = Set.of(
            "digits",
            "forceExpiredPasswordChange",
            "hashAlgorithm",
            "hashIterations",
            "kosmoCharacters",
            "kosmoLetters",
            "kosmoNotCommon",
            "length",
            "lowerCase",
            "maxAuthAge",
            "maxLength",
            "notContainsUsername",
            "notUsername",
            "passwordBlacklist",
            "recoveryCodesWarningThreshold",
            "regexPattern",
            "specialChars",
            "upperCase");

    private OpenRules() {}

    /** Whether this policy may be asked as often as somebody likes. */
    public static boolean contain(String policy) {
        return OPEN.contains(policy);
    }
}
