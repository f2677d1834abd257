package jp.kosmo.keycloak.build;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Asks a class loader for everything our classes call, read or extend outside the JDK. What is missing there would be a
 * {@code NoSuchMethodError} or an {@code AbstractMethodError} at some member's login.
 */
final class Linkage {
    private final ClassLoader loader;
    private final Set<String> missing = new TreeSet<>();

    private Linkage(ClassLoader loader) {
        this.loader = loader;
    }

    /** What these classes need and this loader does not offer; the loader must hold them as well. */
    static Set<String> missing(JavaClasses classes, ClassLoader loader) {
        Linkage linkage = new Linkage(loader);
        classes.forEach(linkage::check);
        return linkage.missing;
    }

    private void check(JavaClass type) {
        type.getAccessesFromSelf().stream()
                .map(access -> access.getTarget())
                .filter(target -> !target.getOwner().isArray()
                        && !target.getOwner().getName().startsWith("java."))
                .filter(target -> !resolves(target))
                .forEach(target -> missing.add(type.getName() + " -> " + target.getFullName()));
        if (!type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)) {
            inherited(type)
                    .filter(method -> Modifier.isAbstract(method.getModifiers()))
                    .forEach(method -> missing.add(type.getName() + " does not implement " + method));
        }
    }

    private Stream<Method> inherited(JavaClass type) {
        try {
            return Arrays.stream(Class.forName(type.getName(), false, loader).getMethods());
        } catch (ClassNotFoundException | LinkageError e) {
            missing.add(type.getName() + " does not load: " + e);
            return Stream.empty();
        }
    }

    private boolean resolves(AccessTarget target) {
        try {
            Class<?> owner = Class.forName(target.getOwner().getName(), false, loader);
            return hierarchy(owner).stream().anyMatch(type -> declares(type, target));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static boolean declares(Class<?> type, AccessTarget target) {
        if (target instanceof AccessTarget.FieldAccessTarget field) {
            return Arrays.stream(type.getDeclaredFields())
                    .anyMatch(candidate -> candidate.getName().equals(field.getName())
                            && candidate
                                    .getType()
                                    .getName()
                                    .equals(field.getRawType().getName()));
        }
        AccessTarget.CodeUnitAccessTarget unit = (AccessTarget.CodeUnitAccessTarget) target;
        Stream<? extends Executable> candidates = unit instanceof AccessTarget.ConstructorCallTarget
                        || unit instanceof AccessTarget.ConstructorReferenceTarget
                ? Arrays.stream(type.getDeclaredConstructors())
                : Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getName().equals(unit.getName()))
                        .filter(method -> method.getReturnType()
                                .getName()
                                .equals(unit.getRawReturnType().getName()));
        return candidates.anyMatch(candidate -> parameters(candidate)
                .equals(unit.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .toList()));
    }

    private static List<String> parameters(Executable executable) {
        return Arrays.stream(executable.getParameterTypes()).map(Class::getName).toList();
    }

    private static List<Class<?>> hierarchy(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> next = type; next != null; next = next.getSuperclass()) {
            all.add(next);
            Arrays.stream(next.getInterfaces()).map(Linkage::hierarchy).forEach(all::addAll);
        }
        if (type.isInterface()) {
            all.add(Object.class);
        }
        return all;
    }
}
