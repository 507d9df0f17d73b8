package org.vfiospec.uapi;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a structure as {@code strace} would: {@code index=2 flags=READ|WRITE size=0x8000}. */
final class StructureText {
    private static final List<String> SILENT = List.of("argsz", "pad", "reserved");

    private StructureText() {}

    static String of(Record structure) {
        return Arrays.stream(structure.getClass().getRecordComponents())
                .filter(field -> !SILENT.contains(field.getName()))
                .map(field -> text(structure, field))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String text(Record structure, RecordComponent field) {
        Object value = value(structure, field);
        long number = value instanceof Number ? bits((Number) value) : 0;
        String content = field.getName().equals("flags") ? flags(structure.getClass(), number) : plain(number);
        return number == 0 && !field.getName().equals("index") ? "" : field.getName() + "=" + content;
    }

    private static Object value(Record structure, RecordComponent field) {
        try {
            return field.getAccessor().invoke(structure);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a structure is a public record", e);
        }
    }

    private static long bits(Number value) {
        return value instanceof Integer ? Integer.toUnsignedLong(value.intValue()) : value.longValue();
    }

    private static String plain(long number) {
        return number >= 0 && number < 10 ? Long.toString(number) : "0x%x".formatted(number);
    }

    static String flags(Class<?> type, long flags) {
        String names = Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == int.class)
                .filter(field -> isOneBitOf(field, flags))
                .map(field -> field.getName().replaceFirst("^FLAG_", ""))
                .collect(Collectors.joining("|"));
        return names.isEmpty() ? "0x%x".formatted(flags) : names;
    }

    private static boolean isOneBitOf(Field field, long flags) {
        long bit = constant(field);
        boolean set = Long.bitCount(bit) == 1 && (flags & bit) != 0;
        return set && !field.getName().matches("SIZE|MINIMUM|.*TYPE_MIGRATION");
    }

    private static int constant(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError("constants of a structure are public", e);
        }
    }
}
