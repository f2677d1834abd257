package jp.kosmo.keycloak.branding;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.realm.RealmActions;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * How far a member has come in a login of several steps, such as the first one.
 *
 * @param position of the step at hand, from 1
 * @param total number of steps of this login, those that are done included
 */
public record OnboardingProgress(int position, int total) {

    private static final String ALL = "all";
    private static final String LEFT = "left";
    /** In the memory of the cluster: a page that says less than it could is no harm. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** On the page of a step; empty where it is the only one, or the member has asked for it. */
    static Optional<OnboardingProgress> of(KeycloakSession session) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login == null || login.getAuthenticatedUser() == null || login.getClientNote(Constants.KC_ACTION) != null) {
            return Optional.empty();
        }
        Set<String> open = open(login);
        Set<String> all = withThoseBefore(session, login, open);
        int total = all.size() + (open.contains(LoginNote.ONE_MORE_STEP_AFTER.get(login)) ? 1 : 0);
        return Optional.of(new OnboardingProgress(all.size() - open.size() + 1, total))
                .filter(progress -> total > 1 && !open.isEmpty());
    }

    /** This step was not done, another comes in its place. */
    public static void drop(AuthenticationSessionModel login, String requiredAction) {
        LoginNote.STEPS
                .find(login)
                .ifPresent(steps -> LoginNote.STEPS.set(
                        login,
                        Stream.of(steps.split(" "))
                                .filter(step -> !step.equals(requiredAction))
                                .collect(Collectors.joining(" "))));
    }

    /** There will be one more step, of which Keycloak does not know before this one is done. */
    public static void oneMoreAfter(AuthenticationSessionModel login, String requiredAction) {
        LoginNote.ONE_MORE_STEP_AFTER.set(login, requiredAction);
    }

    private static Set<String> open(AuthenticationSessionModel login) {
        UserModel member = login.getAuthenticatedUser();
        Set<String> offered = login.getRealm()
                .getRequiredActionProvidersStream()
                .filter(RequiredActionProviderModel::isEnabled)
                .map(RequiredActionProviderModel::getAlias)
                .collect(Collectors.toSet());
        return RealmActions.asked(login, member)
                .filter(offered::contains)
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A step that is done is on no list of Keycloak's any more. */
    private static Set<String> withThoseBefore(
            KeycloakSession session, AuthenticationSessionModel login, Set<String> open) {
        Set<String> all = new LinkedHashSet<>();
        String before = LoginNote.STEPS.find(login).orElseGet(() -> brokenOff(session, login, open));
        all.addAll(List.of(before.split(" ")));
        all.remove("");
        all.addAll(open);
        LoginNote.STEPS.set(login, String.join(" ", all));
        String left = String.join(" ", open);
        if (all.size() > 1 && !left.equals(LoginNote.STEPS_LEFT.get(login))) {
            LoginNote.STEPS_LEFT.set(login, left);
            session.singleUseObjects()
                    .put(key(login), REMEMBERED.toSeconds(), Map.of(ALL, String.join(" ", all), LEFT, left));
        }
        return all;
    }

    /** The steps of an earlier login that ended in the middle: who logs in again has not lost what is done. */
    private static String brokenOff(KeycloakSession session, AuthenticationSessionModel login, Set<String> open) {
        return Optional.ofNullable(session.singleUseObjects().get(key(login)))
                .filter(steps ->
                        Stream.of(steps.getOrDefault(LEFT, "").split(" ")).anyMatch(open::contains))
                .map(steps -> steps.getOrDefault(ALL, ""))
                .orElse("");
    }

    private static String key(AuthenticationSessionModel login) {
        return "kosmo-steps." + login.getAuthenticatedUser().getId();
    }
}
