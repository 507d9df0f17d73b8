Feature: A driver adds a region of its own

  It stands behind the fixed ones and is found by its type. What can be done with
  it, and which part of it can be mapped, is for the driver to say.

  @clause:vendor-region-described
  Rule: It is described by its type

    Scenario: The type comes first in the chain
      Given a user with "card0" open through a driver with a region of which 1 page is trapped
      When the user describes the driver's region
      Then its type is 0x80001af4 and its subtype 7

    Scenario: It is the last index
      Given a user with "card0" open through a driver with a region of which 1 page is trapped
      When the user asks for the region with index 10
      Then the kernel answers EINVAL

  @clause:vendor-region-sparse
  Rule: Of a region that is mapped in part, the parts are listed

    Scenario: The trapped page is left out
      Given a user with "card0" open through a driver with a region of which 1 page is trapped
      When the user describes the driver's region
      Then it lists one part that can be mapped, of 0x3000 bytes from 0x1000 on

  @clause:vendor-region-mmap
  Rule: The driver decides about each mapping

    Scenario Outline: Mapping <what> <outcome>
      Given a user with "card0" open through a driver with a region of which 1 page is trapped
      When the user maps <length> bytes of the driver's region from <start> on
      Then the kernel <outcome>

      Examples:
        | what                       | start  | length | outcome        |
        | the listed part            | 0x1000 | 0x3000 | agrees         |
        | a page of it               | 0x2000 | 0x1000 | agrees         |
        | the trapped page           | 0x0    | 0x1000 | answers EINVAL |
        | across the start of it     | 0x0    | 0x2000 | answers EINVAL |
        | one page more than there is| 0x1000 | 0x4000 | answers EINVAL |

    Scenario: A store reaches the region
      Given a user with "card0" open through a driver with a region of which 1 page is trapped
      And the user has mapped 0x1000 bytes of the driver's region from 0x2000 on
      When the user stores a value at 0x10 of the mapping
      Then the driver's region holds it at 0x2010

  @clause:vendor-region-no-mmap
  Rule: Without the flag there is no mapping

    Scenario: The driver is not even asked
      Given a user with "card0" open through a driver whose region says that it cannot be mapped
      When the user maps 0x1000 bytes of the driver's region from 0x1000 on
      Then the kernel answers EINVAL
      And the driver was not asked for a mapping
