Feature: Config space is shown through a shadow

  What the user writes to configuration space is meant for the guest's eyes. Only
  the bits that are harmless reach the function.

  Background:
    Given a user with "card0" open

  @clause:core-cfg-bar-sizing
  Rule: A base address register is sized as usual

    Scenario Outline: Writing all ones to <region> reads back <mask>
      When the user writes all ones to the register of <region>
      Then the register of <region> reads <mask>

      Examples:
        | region | mask       |
        | BAR 0  | 0xffffff00 |
        | BAR 2  | 0xffff000c |
        | BAR 1  | 0x0        |

  @clause:core-cfg-bar-virtual
  Rule: No address of the user's reaches the function

    Scenario: The function stays where the host has put it
      When the user writes all ones to the register of BAR 2
      Then "card0" answers at its old address

  @clause:core-cfg-ids
  Rule: Vendor and device id are shown for a virtual function too

    Scenario: A virtual function has the ids that its physical function gives it
      Given the virtual functions of "pf0" are enabled
      When a user opens "vf0"
      Then config space of "vf0" shows 1af4:1100 although hardware says ffff:ffff

  @clause:core-cfg-vf-memory
  Rule: The memory-enable bit of a virtual function is the kernel's own

    Scenario: It can be cleared although hardware has no such bit
      Given the virtual functions of "pf0" are enabled
      And a user with "vf0" open
      When the user disables memory space of "vf0"
      Then BAR 2 of "vf0" cannot be read
      And hardware decodes memory of "vf0" all the same

  @clause:core-cfg-flr
  Rule: The function-level reset bit resets the function

    Scenario: The registers are as after a reset, and the bit reads 0
      Given the user has written BAR 2 of "card0"
      When the user sets the function-level reset bit of "card0"
      Then the registers of "card0" are as after a reset
      And the function-level reset bit of "card0" reads 0

  Rule: MSI is set up by requests, not by config space

    @clause:core-cfg-msi-message
    Scenario: Address and data of the user stay with the user
      When the user writes an address of MSI to config space
      Then the user reads it back
      And the function knows nothing of it

    @clause:core-cfg-msi-enable
    Scenario: The enable bit is ignored while MSI is not active
      When the user sets the enable bit of MSI
      Then MSI of "card0" is off in hardware

  @clause:core-cfg-bars-restored
  Rule: Bases that were lost are written again when memory is enabled

    Scenario: A reset behind the kernel's back is made good
      Given somebody has reset "card0" behind the kernel's back
      When the user enables memory space of "card0"
      Then "card0" answers at its old address
