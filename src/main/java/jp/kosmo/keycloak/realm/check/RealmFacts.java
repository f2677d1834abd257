package jp.kosmo.keycloak.realm.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A union's realm as far as {@link SelfCheck} looks at it.
 *
 * @param attributes the attributes the user profile declares, each with its validators
 * @param profileMethods the second factors the user profile lists
 * @param methods the second factors members may choose from
 * @param enabledActions the required actions that are switched on
 * @param defaultActions those of them that every new member gets
 * @param browser the steps of the flow bound for logins, in order
 * @param reset the steps of the flow bound for forgotten passwords, in order
 * @param directGrant the same for logins without pages
 * @param passwordRules ids of the rules of the password policy
 * @param listeners the event listeners
 * @param emailTheme empty = none set
 * @param bruteForceProtected whether wrong passwords are counted
 * @param recoveryAllowed whether the login page offers to recover a forgotten password
 * @param eventsEnabled whether login events are stored
 * @param officeRecorded whether admin events are stored, where there is an office
 * @param onPublicHost whether the server's own address is not this machine's
 * @param addresses every address the realm names, by where it stands
 */
record RealmFacts(
        Map<String, Set<String>> attributes,
        Set<String> profileMethods,
        Set<String> methods,
        Set<String> enabledActions,
        Set<String> defaultActions,
        List<Step> browser,
        List<Step> reset,
        List<Step> directGrant,
        Set<String> passwordRules,
        Set<String> listeners,
        String emailTheme,
        boolean bruteForceProtected,
        boolean recoveryAllowed,
        boolean eventsEnabled,
        boolean officeRecorded,
        boolean onPublicHost,
        Map<String, String> addresses) {

    /** All second factors there are; what of them a union offers is a setting. */
    static final Set<String> METHODS = Set.of("otp", "passkey");

    /**
     * A step of a flow; one that is disabled, or stands in a disabled part, does not count.
     *
     * @param id of the authenticator
     * @param requirements those of the parts of the flow it stands in, outermost first, and its own
     */
    record Step(String id, List<String> requirements) {}
}
