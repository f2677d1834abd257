package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;

/** Members who read English. */
@BrowserTest
class LanguageIT {

    @Test
    void theWholeJourneyIsThereInEnglish() {
        Union union = Union.daiwakenpo();
        var walker = Walker.inEnglish(union.createMember(MemberSpec.newcomer()), Device.PC);
        English.isAllOf(walker, "login");
        walker.signsIn();
        for (Step step : Step.of(union)) {
            walker.sees(step.template());
            English.isAllOf(walker, step.screen());
            step.fillIn(walker);
        }
        walker.seesServiceMenu();
        walker.page().locator("header .name").click();
        walker.sees("logout-confirm");
        English.isAllOf(walker, "logout");
        walker.page().locator("#kc-logout").click();
        walker.seesPortalTop();
    }

    @Test
    void ownPagesChangeTheirLanguageInPlace() {
        Union union = Union.kanekakenpo();
        var walker = Walker.atPortal(union.createMember(MemberSpec.newcomer()), Device.PHONE);
        walker.logsIn();
        for (Step step : Step.of(union)) {
            walker.sees(step.template());
            walker.chooses("en");
            walker.sees(step.template());
            English.isAllOf(walker, step.screen());
            if (step == Step.TERMS) {
                walker.presses("I do not agree");
                walker.sees("kosmo-declined");
                English.isAllOf(walker, "declined");
            }
            walker.chooses("ja");
            walker.sees(step.template());
            step.fillIn(walker);
        }
        walker.seesServiceMenu();
    }

    @Test
    void whatWasTypedComesAlongButForPasswords() {
        var walker = Walker.atPortal(Union.kanekakenpo().createMember(MemberSpec.newcomer()), Device.PHONE);
        walker.pressesLogin();
        walker.types("username", "hanako-1980");
        walker.types("password", "Sakura-2026");
        walker.chooses("en");
        walker.keeps("username", "hanako-1980");
        walker.keeps("password", "");
        assertThat(walker.page().evaluate("sessionStorage.length")).isEqualTo(0);
        walker.chooses("ja");
        walker.signsIn();
        walker.sees("kosmo-birthdate");
        walker.keeps("birthdate", "");
        walker.types("birthdate", "19801201");
        walker.chooses("en");
        walker.keeps("birthdate", "19801201");
    }

    @Test
    void theStoppedPageChangesItsLanguageInPlace() {
        var walker = Walker.atPortal(
                Union.kanekakenpo().importMember(MemberSpec.newcomer().without("birthdate"), "kosmo-birthdate"),
                Device.PHONE);
        walker.logsIn();
        walker.sees("kosmo-stopped");
        walker.chooses("en");
        walker.sees("kosmo-stopped");
        English.isAllOf(walker, "stopped-incomplete");
    }
}
