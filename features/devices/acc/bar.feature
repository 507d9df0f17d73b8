Feature: Half of BAR 2 belongs to the migration driver

  The upper half of a VF's BAR 2 holds the contexts of its event queues. A user
  who could write them would change addresses that the kernel is saving.

  Background:
    Given a user who has opened "zip0"

  @clause:acc-bar2-size
  Scenario: The region of BAR 2 is half of the BAR
    When the user asks for the size of BAR 2
    Then the call gives 32768

  @clause:acc-bar2-lower
  Scenario: The lower half can be read
    When the user reads 4 bytes at 0 KiB of BAR 2
    Then the call gives 4

  @clause:acc-bar2-lower
  Scenario: The lower half can be mapped
    When the user maps a page at 28 KiB of BAR 2
    Then the call succeeds

  @clause:acc-bar2-read
  Scenario: The upper half cannot be read
    When the user reads 4 bytes at 32 KiB of BAR 2
    Then the call fails with EINVAL

  @clause:acc-bar2-write
  Scenario: The upper half cannot be written
    When the user writes a word at 32 KiB of BAR 2
    Then the call fails with EINVAL

  @clause:acc-bar2-mmap
  Scenario: The upper half cannot be mapped
    When the user maps a page at 32 KiB of BAR 2
    Then the call fails with EINVAL

  @clause:acc-bar2-crossing
  Scenario: A read across the limit is cut there
    When the user reads 8 bytes of which the last 4 lie behind the 32 KiB that BAR 2 shows
    Then the call gives 4
