package jp.kosmo.keycloak.realm.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.check.RealmFacts.Step;

/** What is wrong with a union's realm, and what comes of it. */
final class SelfCheck {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("https?://([^/:]*\\.)?(localhost|127\\.0\\.0\\.1|\\[::1\\])([:/].*)?");

    private static final Map<String, String> ATTRIBUTES = ordered(
            "birthdate", "members cannot prove who they are and are stopped",
            "insuredPersonSymbol", "no derived initial password is accepted, and passwords may contain it",
            "insuredPersonNumber", "no derived initial password is accepted, and passwords may contain it",
            "mfaMethod", "the choice of a second factor cannot be stored and members are stopped",
            "temporaryUserId", "the choice of a user ID cannot be stored and members are stopped",
            "agreedTerms", "members are asked for the terms at every login",
            "mfaDueSince", "the days of grace for the second factor never end");

    private static final Map<String, String> ACTIONS = ordered(
            ProviderIds.BIRTHDATE,
            "the birthdate is not asked for in the first login",
            ProviderIds.TERMS,
            "nobody is asked for the terms",
            ProviderIds.USER_ID,
            "members choose neither user ID nor second factor",
            ProviderIds.UPDATE_PASSWORD,
            "initial passwords stay, and forgotten ones cannot be set anew",
            "UPDATE_EMAIL",
            "members cannot enter an e-mail address",
            "delete_credential",
            "members cannot delete a device");

    private static final String BROWSER = "browser flow";
    private static final String RESET = "reset credentials flow";

    /** Where a step stands in the flows that ship: the requirements of the parts it stands in, and its own. */
    private static final Map<String, Map<String, List<String>>> LAYOUT = Map.of(
            BROWSER,
            Map.of(
                    "auth-cookie",
                    List.of("ALTERNATIVE"),
                    ProviderIds.LOGIN,
                    List.of("ALTERNATIVE", "REQUIRED", "ALTERNATIVE"),
                    ProviderIds.FORGOT_USER_ID,
                    List.of("ALTERNATIVE", "REQUIRED", "ALTERNATIVE"),
                    "conditional-user-configured",
                    List.of("ALTERNATIVE", "CONDITIONAL", "REQUIRED"),
                    ProviderIds.OTP,
                    List.of("ALTERNATIVE", "CONDITIONAL", "ALTERNATIVE"),
                    ProviderIds.PASSKEY,
                    List.of("ALTERNATIVE", "CONDITIONAL", "ALTERNATIVE"),
                    ProviderIds.ENROLMENT,
                    List.of("ALTERNATIVE", "REQUIRED")),
            RESET,
            Map.of(
                    ProviderIds.RESET_MAIL,
                    List.of("REQUIRED"),
                    ProviderIds.RESET_WINDOW,
                    List.of("REQUIRED"),
                    "reset-password",
                    List.of("REQUIRED"),
                    ProviderIds.ENROLMENT,
                    List.of("REQUIRED")));

    private static final Map<String, String> VALIDATORS = ordered(
            "username",
            ProviderIds.USER_ID,
            "email",
            ProviderIds.USER_ID,
            "mfaMethod",
            ProviderIds.MFA_METHOD_VALIDATOR);

    private static final List<String> PASSWORD_RULES =
            List.of("length", "kosmoLetters", "digits", "kosmoCharacters", "kosmoNotPersonal");

    private final RealmFacts realm;
    private final List<Finding> findings = new ArrayList<>();

    private SelfCheck(RealmFacts realm) {
        this.realm = realm;
    }

    /** Everything that is wrong; empty for the realm files that ship. */
    static List<Finding> findings(RealmFacts realm) {
        var check = new SelfCheck(realm);
        check.profile();
        check.actions();
        check.browserFlow();
        check.otherFlows();
        check.rest();
        return List.copyOf(check.findings);
    }

    private void profile() {
        ATTRIBUTES.forEach((name, consequence) -> finding(
                !realm.attributes().containsKey(name),
                "the user profile does not declare the attribute " + name,
                consequence));
        VALIDATORS.forEach((name, validator) -> finding(
                realm.attributes().containsKey(name)
                        && !realm.attributes().get(name).contains(validator),
                "the attribute " + name + " has no validator " + validator,
                "what is not allowed can be entered on the profile page and in the console"));
        finding(
                realm.attributes().containsKey("mfaMethod")
                        && !realm.profileMethods().equals(RealmFacts.METHODS),
                "the attribute mfaMethod lists " + realm.profileMethods() + " and not " + RealmFacts.METHODS,
                "members who have chosen another one cannot save their profile; the setting methods of kosmo-user-id alone"
                        + " says what is offered");
    }

    private void actions() {
        ACTIONS.forEach((action, consequence) -> finding(
                !realm.enabledActions().contains(action), "the required action " + action + " is off", consequence));
        setUp("otp", ProviderIds.CONFIGURE_TOTP);
        setUp("passkey", ProviderIds.REGISTER_PASSKEY);
        for (String action : List.of(ProviderIds.BIRTHDATE, ProviderIds.USER_ID)) {
            finding(
                    realm.enabledActions().contains(action)
                            && !realm.defaultActions().contains(action),
                    "the required action " + action + " is no default action",
                    "members made in the console are not asked for it");
        }
    }

    private void setUp(String method, String action) {
        finding(
                realm.methods().contains(method) && !realm.enabledActions().contains(action),
                "the required action " + action + " is off",
                "members who choose " + method + " are asked for another method, or stopped where there is none");
    }

    private void browserFlow() {
        required(BROWSER, realm.browser(), "auth-cookie", "members log in again at every application");
        required(
                BROWSER,
                realm.browser(),
                ProviderIds.FORGOT_USER_ID,
                "members who forgot their user ID cannot ask for it");
        String consequence = "no login asks for it there; every login that lacks a second factor is stopped at its end";
        required(BROWSER, realm.browser(), ProviderIds.LOGIN, "wrong passwords tell more than they should");
        required(
                BROWSER,
                realm.browser(),
                "conditional-user-configured",
                "members who have no second factor yet are stopped, or those who have one are not asked");
        if (realm.methods().contains("otp")) {
            required(BROWSER, realm.browser(), ProviderIds.OTP, consequence);
        }
        if (realm.methods().contains("passkey")) {
            required(BROWSER, realm.browser(), ProviderIds.PASSKEY, consequence);
        }
        enrolment(BROWSER, realm.browser(), List.of(ProviderIds.OTP, ProviderIds.PASSKEY));
    }

    private void otherFlows() {
        String flow = RESET;
        required(flow, realm.reset(), ProviderIds.RESET_MAIL, "a forgotten password is recovered in Keycloak's way");
        required(flow, realm.reset(), ProviderIds.RESET_WINDOW, "the link in the mail is open for longer than told");
        required(flow, realm.reset(), "reset-password", "no new password is set");
        enrolment(flow, realm.reset(), List.of(ProviderIds.RESET_MAIL, ProviderIds.RESET_WINDOW));
        required(
                "direct grant flow",
                realm.directGrant(),
                "deny-access-authenticator",
                "clients may take members' passwords without the pages of the login");
    }

    private void enrolment(String flow, List<Step> steps, List<String> before) {
        required(flow, steps, ProviderIds.ENROLMENT, "the set-up of a second factor is asked for late, without grace");
        List<String> ids = steps.stream().map(Step::id).toList();
        int place = ids.indexOf(ProviderIds.ENROLMENT);
        finding(
                place >= 0 && before.stream().anyMatch(step -> ids.lastIndexOf(step) > place),
                "in the " + flow + " kosmo-enrolment does not stand last",
                "a set-up is asked for before the factors a member has were shown");
        layout(flow, steps);
    }

    /** A step that is there and does not stand as in the realm files that ship. */
    private void layout(String flow, List<Step> steps) {
        steps.forEach(step -> finding(
                !LAYOUT.getOrDefault(flow, Map.of())
                        .getOrDefault(step.id(), step.requirements())
                        .equals(step.requirements()),
                "in the " + flow + " " + step.id() + " is " + String.join(" > ", step.requirements()),
                "this way may end with an error page or ask for less than it should; see the realm files that ship"));
    }

    private void required(String flow, List<Step> steps, String id, String consequence) {
        finding(
                steps.stream().map(Step::id).noneMatch(id::equals),
                "the " + flow + " that is bound has no step " + id + " that is on",
                consequence);
    }

    private void rest() {
        for (String rule : PASSWORD_RULES) {
            finding(
                    !realm.passwordRules().contains(rule),
                    "the password policy has no rule " + rule,
                    "passwords are accepted that the pages say are not");
        }
        finding(
                !realm.listeners().contains(ProviderIds.NOTICE_LISTENER),
                "the event listener kosmo-notice is missing",
                "members get no mail about changes of their accounts");
        finding(
                !"kosmo".equals(realm.emailTheme()),
                "the e-mail theme is '" + realm.emailTheme() + "' and not kosmo or a child of it",
                "mails look and read otherwise, and some cannot be sent");
        finding(!realm.bruteForceProtected(), "brute force detection is off", "passwords can be guessed without end");
        finding(
                !realm.recoveryAllowed(),
                "Forgot password is off",
                "members who forgot the password have to ask the union for a new one");
        finding(!realm.eventsEnabled(), "user events are off", "nobody can find out why a member could not go on");
        finding(!realm.officeRecorded(), "admin events are off", "nobody can tell what the office has done");
        if (realm.onPublicHost()) {
            realm.addresses()
                    .forEach((where, address) -> finding(
                            THIS_MACHINE.matcher(address).matches(),
                            where + " is " + address,
                            "members or log-outs do not get there; were the variables of the realm file set?"));
        }
    }

    private void finding(boolean wrong, String what, String consequence) {
        if (wrong) {
            findings.add(new Finding(what, consequence));
        }
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
