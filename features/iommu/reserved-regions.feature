Feature: Some addresses are spoken for

  Firmware may use memory through a function, and interrupts need an address. What
  is reserved for a group is not its user's to map.

  @clause:reserved-excluded
  Rule: A reserved region cannot be mapped

    Scenario Outline: A <type> region is refused
      Given firmware declares a <type> region of "card0"
      And a user with "card0" open
      When the user maps memory for DMA in that region
      Then the kernel answers EINVAL
      And nothing has changed

      Examples:
        | type     |
        | direct   |
        | reserved |
        | msi      |

    Scenario: A mapping that ends in it is refused
      Given firmware declares a reserved region of "card0"
      And a user with "card0" open
      When the user maps memory for DMA across the start of that region
      Then the kernel answers EINVAL
      And nothing has changed

    Scenario: A mapping that ends before it is not
      Given firmware declares a reserved region of "card0"
      And a user with "card0" open
      When the user maps memory for DMA right before that region
      Then the kernel agrees

  @clause:reserved-relaxable
  Rule: A relaxable region is given up for a user

    Scenario: It can be mapped
      Given firmware declares a direct-relaxable region of "card0"
      And a user with "card0" open
      When the user maps memory for DMA in that region
      Then the kernel agrees

  @clause:reserved-info
  Rule: The user can ask what is left

    Scenario: The ranges leave out what is reserved
      Given firmware declares a reserved region of "card0"
      And a user with "card0" open
      When the user asks which addresses may be mapped
      Then the answer leaves out that region and the interrupt window

  @clause:reserved-join
  Rule: A group whose region is mapped already cannot join

    Scenario: A second group comes too late
      Given a user with "card0" open
      And firmware declares a reserved region of "booted0"
      And "booted0" is bound to vfio-pci
      And the user has mapped memory for DMA in that region
      When the user takes "booted0" into the same container
      Then the kernel answers EINVAL

    Scenario: A group with a relaxable region can
      Given a user with "card0" open
      And firmware declares a direct-relaxable region of "booted0"
      And "booted0" is bound to vfio-pci
      And the user has mapped memory for DMA in that region
      When the user takes "booted0" into the same container
      Then the kernel agrees

  @clause:reserved-direct
  Rule: A direct region is mapped as it is, until a user has the group

    Scenario: Firmware's DMA goes on under the kernel
      When firmware declares a direct region of "card0"
      Then "card0" can write the memory of that region at its physical address

    Scenario: It ends when a user has the group
      Given firmware declares a direct region of "card0"
      When a user opens "card0"
      Then "card0" cannot write the memory of that region at its physical address
