package jp.kosmo.keycloak.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Visit;

/** A member's way through one visit, checked page by page against {@link FactorRules}. */
public final class FactorWalk {

    public static final String PASSWORD = "login-login";
    public static final String PORTAL = "portal";
    public static final String USER_ID = "login-kosmo-user-id";

    private final FactorHolder member;
    private final Visit visit;
    private final List<String> sessions;

    private FactorWalk(FactorHolder member, Visit visit) {
        this.member = member;
        this.visit = visit;
        this.sessions = member.sessions();
    }

    /** Opens it and logs in as far as the page that comes after the password. */
    public static FactorWalk upToTheFactor(FactorHolder member, Visit visit) {
        var walk = new FactorWalk(member, visit);
        visit.opening().accept(member.browser());
        if (visit.asksForPassword()) {
            sees(member, PASSWORD);
            member.typePassword();
        }
        return walk;
    }

    /** Goes all the way. */
    public static void walk(FactorHolder member, Visit visit) {
        FactorRules rules = member.rules();
        FactorWalk walk = upToTheFactor(member, visit);
        if (visit.asksForPassword()) {
            rules.shown().ifPresent(factor -> {
                walk.seesAndHasNothingYet(factor.loginPage());
                assertThat(member.browser()
                                .page()
                                .document()
                                .select("#try-another-way")
                                .isEmpty())
                        .isEqualTo(rules.shownInstead().isEmpty());
                member.show(factor);
            });
            if (rules.chooses()) {
                walk.seesAndHasNothingYet(USER_ID);
                member.choose(Factor.PASSKEY);
            }
            member.rules().setUp().ifPresent(factor -> {
                walk.seesAndHasNothingYet(factor.setUpPage());
                member.setUp(factor);
            });
            visit.wish().ifPresent(page -> {
                walk.seesAndHasNothingYet(page);
                member.browser().submit(Map.of("cancel-aia", "true"));
            });
        }
        sees(member, PORTAL);
        assertThat(member.browser().outcome().code()).isNotEmpty();
        assertThat(member.sessions())
                .containsAll(walk.sessions)
                .hasSize(walk.sessions.size() + (visit.beginsSession() ? 1 : 0));
    }

    /** This page, and neither a session nor a code, not even in another tab. */
    public void seesAndHasNothingYet(String page) {
        sees(member, page);
        assertThat(member.sessions()).isEqualTo(sessions);
        LoginClient otherTab = member.browser().fork();
        visit.opening().accept(otherTab);
        assertThat(place(otherTab)).isEqualTo(PASSWORD);
    }

    public static void sees(FactorHolder member, String place) {
        assertThat(place(member.browser())).isEqualTo(place);
    }

    private static String place(LoginClient browser) {
        return browser.isDone() ? PORTAL : browser.page().id();
    }
}
